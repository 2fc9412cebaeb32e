import { computed, ref } from 'vue'
import { count } from '../../format.js'
import { SplitBar, SplitKey } from '../split-bar.js'
import { total } from '../../samples.js'

const some = 100

/** How many pictures each class has, by split; a hundred classes at a time. */
export const ClassBars = {
  components: { 'split-bar': SplitBar, 'split-key': SplitKey },
  props: { version: Object },
  setup(props) {
    const order = ref('most')
    const search = ref('')
    const shown = ref(some)
    const sorted = computed(() => {
      const classes = props.version.classes.map(one => ({ ...one, total: total(one) }))
      const text = search.value.trim().toLowerCase()
      const by = { most: (a, b) => b.total - a.total, fewest: (a, b) => a.total - b.total, name: (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) }
      return classes.filter(({ name }) => name.toLowerCase().includes(text)).sort(by[order.value])
    })
    const totals = computed(() => props.version.classes.map(total))
    const largest = computed(() => Math.max(...totals.value))
    const smallest = computed(() => Math.min(...totals.value))
    const address = name => `#/datasets/${props.version.id}?` + new URLSearchParams({ version: props.version.version, class: name })
    return { order, search, shown, some, sorted, largest, smallest, address, count }
  },
  template: /* html */ `
    <div class="row filters">
      <div class="field"><label for="class-order">Order</label><select id="class-order" v-model="order">
        <option value="most">most pictures first</option><option value="fewest">fewest first</option><option value="name">by name</option></select></div>
      <div v-if="version.classes.length > 12" class="field"><label for="class-search">Search</label><input id="class-search" type="search" v-model="search" autocomplete="off"></div>
      <p class="quiet filters-say">{{ smallest === largest ? count(largest) + ' pictures each' : count(smallest) + ' to ' + count(largest) + ' pictures a class' }}</p>
    </div>
    <split-key :samples="null"></split-key>
    <div class="scroll" tabindex="0" role="region" aria-label="Pictures of each class"><table class="class-bars">
      <thead><tr><th scope="col">Class</th><th scope="col" class="number">Pictures</th><th scope="col" class="grown"><span class="hidden-text">By split</span></th>
        <th scope="col" class="number">train</th><th scope="col" class="number">val</th><th scope="col" class="number">test</th></tr></thead>
      <tbody><tr v-for="one in sorted.slice(0, shown)" :key="one.name">
        <th scope="row"><a :href="address(one.name)">{{ one.name }}</a></th><td class="number">{{ count(one.total) }}</td>
        <td><split-bar :samples="one" :of="largest" aria-hidden="true"></split-bar></td>
        <td class="number">{{ count(one.train) }}</td><td class="number">{{ count(one.val) }}</td><td class="number">{{ count(one.test) }}</td></tr></tbody>
    </table></div>
    <p v-if="!sorted.length" class="quiet">No class has “{{ search }}” in its name.</p>
    <p v-if="sorted.length > shown" class="row more"><button type="button" @click="shown += some">Show {{ Math.min(some, sorted.length - shown) }} more of {{ count(sorted.length) }}</button></p>`,
}
