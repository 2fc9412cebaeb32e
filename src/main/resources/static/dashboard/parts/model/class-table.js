import { computed, ref } from 'vue'
import { count, number, percent } from '../../format.js'

const at = 50 // rows at a time

const all = [
  ['name', 'Class', value => value],
  ['support', 'Pictures', count],
  ['precision', 'Precision', percent],
  ['recall', 'Recall', percent],
  ['f1', 'F1', percent],
  ['rocAuc', 'ROC-AUC', value => number(value, 3)],
  ['averagePrecision', 'Average precision', percent],
]

/** What each class scored, sorted by any of its figures; the columns without a figure are left out. */
export const ClassTable = {
  props: { classes: Array },
  setup(props) {
    const by = ref('f1')
    const down = ref(false)
    const search = ref('')
    const first = ref(0)
    const columns = all.filter(([key]) => props.classes.some(one => one[key] !== undefined && one[key] !== null))
    const found = computed(() => {
      const wanted = search.value.trim().toLowerCase()
      const sign = down.value ? -1 : 1
      const value = one => one[by.value] ?? -1
      return props.classes
        .filter(one => one.name.toLowerCase().includes(wanted))
        .sort((a, b) => sign * (by.value === 'name' ? a.name.localeCompare(b.name, 'en', { numeric: true }) : value(a) - value(b)))
    })
    const shown = computed(() => found.value.slice(first.value, first.value + at))
    function sort(key) {
      down.value = by.value === key ? !down.value : false
      by.value = key
      first.value = 0
    }
    const direction = key => (by.value === key ? (down.value ? 'descending' : 'ascending') : null)
    return { by, down, search, first, columns, found, shown, sort, direction, at, percent }
  },
  template: /* html */ `
    <div v-if="classes.length > at" class="row" style="margin-bottom: .6rem">
      <label for="class-search">Find a class</label>
      <input id="class-search" type="search" v-model="search" @input="first = 0">
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="Scores of the classes">
      <table class="scores">
        <thead><tr>
          <th v-for="[key, name] in columns" :key="key" scope="col" :class="{ number: key !== 'name' }" :aria-sort="direction(key)">
            <button type="button" class="sort" @click="sort(key)">{{ name }}<span aria-hidden="true">{{ by === key ? (down ? ' ↓' : ' ↑') : '' }}</span></button>
          </th>
        </tr></thead>
        <tbody>
          <tr v-for="one in shown" :key="one.name">
            <template v-for="[key, , format] in columns" :key="key">
              <th v-if="key === 'name'" scope="row">{{ one.name }}</th>
              <td v-else-if="['precision', 'recall', 'f1', 'averagePrecision'].includes(key)" class="number"
                :style="{ '--share': 100 * (one[key] ?? 0) + '%' }"><span class="share">{{ percent(one[key]) }}</span></td>
              <td v-else class="number">{{ format(one[key]) }}</td>
            </template>
          </tr>
        </tbody>
      </table>
    </div>
    <p v-if="!found.length" class="quiet">No class of that name.</p>
    <nav v-if="found.length > at" class="row pager" aria-label="Pages of the classes">
      <button type="button" :disabled="first === 0" @click="first -= at">Previous</button>
      <span class="small quiet" aria-live="polite">{{ first + 1 }} to {{ Math.min(first + at, found.length) }} of {{ found.length }}</span>
      <button type="button" :disabled="first + at >= found.length" @click="first += at">Next</button>
    </nav>`,
}
