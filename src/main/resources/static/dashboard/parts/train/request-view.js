import { computed, ref } from 'vue'
import { root } from '../../address.js'
import { TabList } from '../tab-list.js'

const quoted = text => `'${text.replaceAll("'", "'\\''")}'`

/** The request as it will be posted, to be taken along. */
export const RequestView = {
  components: { 'tab-list': TabList },
  props: { request: Object },
  setup(props) {
    const tab = ref('json')
    const copied = ref(false)
    const shown = ref(null)
    const json = computed(() => JSON.stringify(props.request, null, 2))
    const text = computed(() => (tab.value === 'json' ? json.value
      : `curl -s ${quoted(location.origin + root + '/jobs')} \\\n  -H 'Content-Type: application/json' \\\n  -d ${quoted(json.value)}`))
    async function copy() {
      try {
        await navigator.clipboard.writeText(text.value)
        copied.value = true
        setTimeout(() => { copied.value = false }, 2000)
      } catch {
        getSelection().selectAllChildren(shown.value) // where the browser does not let a page copy
      }
    }
    return { tab, tabs: [{ id: 'json', label: 'JSON' }, { id: 'curl', label: 'curl' }], text, copy, copied, shown }
  },
  template: /* html */ `
    <details class="card request"><summary><h2>The request</h2> <span class="small quiet">POST /api/v1/jobs, only what differs from the recipe</span></summary>
      <div class="row apart"><tab-list :tabs="tabs" v-model="tab" label="Forms of the request" panel="request-panel"></tab-list>
        <button type="button" class="slim" @click="copy" aria-live="polite">{{ copied ? 'Copied' : 'Copy' }}</button></div>
      <div id="request-panel" role="tabpanel" :aria-labelledby="'request-panel-tab-' + tab"><pre ref="shown" tabindex="0" aria-label="The request">{{ text }}</pre></div>
    </details>`,
}
