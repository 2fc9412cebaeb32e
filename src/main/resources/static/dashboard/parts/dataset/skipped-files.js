import { computed, ref } from 'vue'
import { count } from '../../format.js'

const some = 100

/** Which files of the archive are not among the samples, and why. */
export const SkippedFiles = {
  props: { version: Object },
  setup(props) {
    const search = ref('')
    const shown = ref(some)
    const report = computed(() => props.version.report ?? [])
    const found = computed(() => {
      const text = search.value.trim().toLowerCase()
      return report.value.filter(({ path, reason }) => path.toLowerCase().includes(text) || reason.toLowerCase().includes(text))
    })
    return { search, shown, some, report, found, count }
  },
  template: /* html */ `
    <empty v-if="version.skipped === 0">No file was skipped{{ version.state === 'INGESTING' ? ' so far' : '' }}.</empty>
    <template v-else>
      <div class="row filters"><div class="field"><label for="skipped-search">Search by name or reason</label><input id="skipped-search" type="search" v-model="search" autocomplete="off"></div>
        <p class="quiet filters-say">{{ report.length < version.skipped ? 'The first ' + count(report.length) + ' of ' + count(version.skipped) : count(version.skipped) }} skipped</p></div>
      <div class="scroll" tabindex="0" role="region" aria-label="Skipped files"><table>
        <thead><tr><th scope="col">File</th><th scope="col">Why</th></tr></thead>
        <tbody><tr v-for="file in found.slice(0, shown)" :key="file.path"><td class="mono path">{{ file.path }}</td><td>{{ file.reason }}</td></tr></tbody>
      </table></div>
      <p v-if="!found.length" class="quiet">None of them has “{{ search }}” in its name or reason.</p>
      <p v-if="found.length > shown" class="row more"><button type="button" @click="shown += some">Show more</button></p>
    </template>`,
}
