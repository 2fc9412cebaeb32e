import { computed, onMounted, ref } from 'vue'
import { UploadRow } from './upload-row.js'
import { bytes, percent } from '../format.js'
import { drop, interrupted, uploads } from '../upload/uploads.js'

/** The uploads that run, and those of earlier visits that can go on; of one dataset or of new ones. */
export const UploadList = {
  components: { 'upload-row': UploadRow },
  props: { dataset: { type: String, default: null } },
  emits: ['ready'],
  setup(props) {
    const shown = computed(() => uploads.filter(upload => upload.dataset === props.dataset))
    const earlier = ref([])
    onMounted(async () => { if (!props.dataset) earlier.value = await interrupted() })
    const waiting = computed(() => earlier.value.filter(({ key }) => !uploads.some(upload => upload.key === key)))
    function remove(upload) {
      drop(upload)
      earlier.value = earlier.value.filter(one => one.key !== upload.key)
    }
    return { shown, waiting, remove, bytes, percent }
  },
  template: /* html */ `
    <section v-if="shown.length || waiting.length" class="stack uploads" aria-label="Uploads">
      <upload-row v-for="upload in shown" :key="upload.number" :upload="upload" @ready="$emit('ready')"></upload-row>
      <div v-for="upload in waiting" :key="upload.key" class="card row apart">
        <div><strong>{{ upload.name }}</strong> was interrupted at {{ percent(upload.sent / upload.size, 0) }} of {{ bytes(upload.size) }}.
          <span class="quiet">Choose the same {{ upload.name.endsWith('.zip') ? 'file or folder' : 'file' }} again, and it goes on from there.</span></div>
        <button type="button" @click="remove(upload)" :aria-label="'Forget the upload of ' + upload.name">Forget it</button>
      </div>
    </section>`,
}
