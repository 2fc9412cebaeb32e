import { computed, watch } from 'vue'
import { bytes, count, duration, plural } from '../format.js'
import { cancel, dismiss, pause, resume } from '../upload/uploads.js'

/** One upload, from packing to a dataset that is READY, or why it is not. */
export const UploadRow = {
  props: { upload: Object },
  emits: ['ready'],
  setup(props, { emit }) {
    const share = computed(() => {
      const { state, packed, files, sent, size, view } = props.upload
      if (state === 'packing') return files ? packed / files : 0
      if (state === 'ingesting') return view.progress?.share ?? 0
      return state === 'done' ? 1 : size ? sent / size : 0
    })
    const said = computed(() => {
      const { state, packed, files, sent, size, rate, left, view } = props.upload
      const far = `${bytes(sent)} of ${bytes(size)}`
      switch (state) {
        case 'packing': return `Packing the folder: ${count(packed)} of ${plural(files, 'file')}`
        case 'uploading': return far + (rate ? ` · ${(rate / 1e6).toFixed(1)} MB/s · ${duration(left)} left` : '')
        case 'waiting': return `${far} · the connection broke; it goes on from here as soon as the service answers`
        case 'paused': return `${far} · paused`
        case 'creating': return `${bytes(size)} · all of it has arrived`
        case 'ingesting': return 'Looking through the pictures' + (view.progress?.samples ? `: ${plural(view.progress.samples, 'picture')} so far` : '…')
        case 'failed': return far
        default: return view.state === 'READY'
          ? `${plural(view.samples.train + view.samples.val + view.samples.test, 'picture')} of ${plural(view.classes.length, 'class', 'classes')}`
            + (view.skipped ? `; ${plural(view.skipped, 'file')} skipped` : '')
          : 'The service cannot use it:'
      }
    })
    const state = computed(() => (props.upload.state === 'done' ? props.upload.view.state : null))
    watch(() => props.upload.view?.state, () => emit('ready'))
    const named = computed(() => props.upload.dataset === null && !props.upload.view && props.upload.state !== 'creating')
    return { share, said, state, named, cancel, dismiss, pause, resume }
  },
  template: /* html */ `
    <article class="card upload" :aria-label="'Upload of ' + upload.fileName">
      <div class="row apart">
        <div class="upload-name">
          <template v-if="named"><label :for="'name' + upload.number">Name of the dataset</label>
            <input :id="'name' + upload.number" v-model="upload.name" maxlength="200" autocomplete="off"></template>
          <a v-else-if="state" :href="'#/datasets/' + upload.view.id + '?version=' + upload.view.version"><strong>{{ upload.view.name }}</strong></a>
          <strong v-else>{{ upload.view?.name ?? upload.fileName }}</strong>
          <state-badge v-if="state" :state="state"></state-badge>
        </div>
        <div class="row">
          <button v-if="upload.state === 'uploading' || upload.state === 'waiting'" type="button" @click="pause(upload)">Pause</button>
          <button v-if="upload.state === 'paused'" type="button" class="first" @click="resume(upload)">Resume</button>
          <button v-if="upload.state === 'failed'" type="button" class="first" @click="resume(upload)">Try again</button>
          <a v-if="state === 'READY'" class="button first" :href="'#/train?dataset=' + upload.view.id">Train on it</a>
          <button v-if="upload.state === 'done' || upload.state === 'ingesting'" type="button" @click="dismiss(upload)">Dismiss</button>
          <button v-else type="button" class="danger" @click="cancel(upload)">Cancel</button>
        </div>
      </div>
      <bar v-if="!state" :share="share" :label="'Upload of ' + upload.fileName"></bar>
      <p class="small upload-said" :class="{ quiet: upload.state !== 'waiting', warn: upload.state === 'waiting' }">{{ said }}</p>
      <span class="hidden-text" aria-live="polite">{{ upload.fileName }}: {{ state ?? upload.state }}</span>
      <p v-if="state === 'REJECTED'" class="trouble">{{ upload.view.reason }}</p>
      <trouble v-if="upload.state === 'failed'" :of="upload.trouble"></trouble>
    </article>`,
}
