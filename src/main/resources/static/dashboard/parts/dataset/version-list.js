import { computed, ref } from 'vue'
import { get } from '../../api.js'
import { bytes, count, when } from '../../format.js'
import { poll } from '../../live.js'
import { total } from '../../samples.js'
import { DropZone } from '../drop-zone.js'
import { UploadList } from '../upload-list.js'
import { VersionChanges } from './version-changes.js'

/** All versions of a dataset, a new one, and what changed between two of them. */
export const VersionList = {
  components: { 'drop-zone': DropZone, 'upload-list': UploadList, 'version-changes': VersionChanges },
  props: { version: Object },
  emits: ['show', 'news'],
  setup(props) {
    const newest = ref([])
    const older = ref([])
    const next = ref(null)
    const { trouble, loaded, again } = poll(async () => {
      const page = await get(`/datasets/${props.version.id}/versions`)
      newest.value = page.items
      if (older.value.length === 0) next.value = page.next ?? null
    }, 3000)
    const versions = computed(() => {
      const seen = new Set(newest.value.map(one => one.version))
      return [...newest.value, ...older.value.filter(one => !seen.has(one.version))]
    })
    const ready = computed(() => versions.value.filter(({ state }) => state === 'READY'))
    async function more() {
      const page = await get(`/datasets/${props.version.id}/versions?cursor=${encodeURIComponent(next.value)}`)
      older.value.push(...page.items)
      next.value = page.next ?? null
    }
    return { versions, ready, next, trouble, loaded, again, more, bytes, count, when, total }
  },
  template: /* html */ `
    <div class="stack">
      <drop-zone :dataset="version.id"></drop-zone>
      <upload-list :dataset="version.id" @ready="again(); $emit('news')"></upload-list>
      <trouble v-if="trouble" :of="trouble"></trouble>
      <div v-if="!loaded && !trouble" class="wait"></div>
      <div v-if="versions.length" class="card scroll" tabindex="0" role="region" aria-label="Versions"><table>
        <thead><tr><th scope="col">Version</th><th scope="col">State</th><th scope="col" class="number">Pictures</th><th scope="col" class="number">Classes</th>
          <th scope="col" class="number">Size</th><th scope="col" class="number">Skipped</th><th scope="col">Uploaded</th></tr></thead>
        <tbody><tr v-for="one in versions" :key="one.version" :aria-current="one.version === version.version ? 'true' : null">
          <td><span v-if="one.version === version.version"><b>{{ one.version }}</b> <span class="quiet small">shown</span></span>
            <button v-else type="button" class="link" @click="$emit('show', one.version)" :aria-label="'Show version ' + one.version">{{ one.version }}</button></td>
          <td><state-badge :state="one.state"></state-badge><div v-if="one.reason" class="small bad">{{ one.reason }}</div></td>
          <td class="number">{{ one.samples ? count(total(one.samples)) : '–' }}</td><td class="number">{{ one.classes ? count(one.classes.length) : '–' }}</td>
          <td class="number">{{ bytes(one.bytes) }}</td><td class="number">{{ count(one.skipped) }}</td><td class="nowrap">{{ when(one.createdAt) }}</td></tr></tbody>
      </table></div>
      <p v-if="next" class="row more"><button type="button" @click="more">Show more</button></p>
      <version-changes v-if="ready.length > 1" :id="version.id" :versions="ready"></version-changes>
    </div>`,
}
