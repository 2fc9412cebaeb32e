import { onMounted, onUnmounted, ref } from 'vue'
import { ofDrop, ofInput, sorted } from '../upload/picked.js'
import { start } from '../upload/uploads.js'

/** Takes archives and folders, by drag and drop or chosen; `dataset` gets a new version of them. */
export const DropZone = {
  props: { dataset: { type: String, default: null } },
  setup(props) {
    const over = ref(false)
    const reading = ref(false)
    const trouble = ref(null)
    const file = ref(null)
    const folder = ref(null)

    async function take(found) {
      trouble.value = null
      reading.value = true
      try {
        const picked = sorted(await found)
        if (picked.length === 0) throw new Error('There are no files in what was chosen.')
        if (props.dataset && picked.length > 1) throw new Error(`One archive or folder makes a version; these are ${picked.length}.`)
        for (const one of picked) start(one, props.dataset)
      } catch (why) {
        trouble.value = why
      }
      reading.value = false
    }
    function drop(event) {
      over.value = false
      take(ofDrop(event.dataTransfer))
    }
    function chosen(event) {
      const found = ofInput(event.target)
      event.target.value = '' // so that the same file can be chosen again
      if (found.length > 0) take(found)
    }
    function leave(event) {
      if (!event.currentTarget.contains(event.relatedTarget)) over.value = false
    }
    // let go beside the zone, a file would replace the page
    const stay = event => event.preventDefault()
    const events = ['dragover', 'drop']
    onMounted(() => events.forEach(name => window.addEventListener(name, stay)))
    onUnmounted(() => events.forEach(name => window.removeEventListener(name, stay)))
    return { over, reading, trouble, file, folder, drop, chosen, leave }
  },
  template: /* html */ `
    <section class="drop-zone" :class="{ over }" :aria-label="dataset ? 'Upload a new version' : 'Upload a dataset'"
      @dragover.prevent="over = true" @dragenter.prevent="over = true" @dragleave="leave" @drop.prevent="drop">
      <div class="drop-zone-say">
        <strong>{{ over ? 'Let go to upload' : reading ? 'Looking through the folder…' : dataset ? 'Drop a new version here' : 'Drop pictures here' }}</strong>
        <span class="quiet small">A zip, tar or tar.gz, or a folder: one folder of pictures per class, if you like inside of
          <code>train</code>, <code>val</code> and <code>test</code>; or any pictures with a table <code>labels.csv</code>.</span>
      </div>
      <div class="row">
        <button type="button" :class="{ first: !dataset }" @click="file.click()">Choose a file</button>
        <button type="button" @click="folder.click()">Choose a folder</button>
        <slot></slot>
      </div>
      <input ref="file" type="file" hidden accept=".zip,.tar,.gz,.tgz" @change="chosen">
      <input ref="folder" type="file" hidden webkitdirectory @change="chosen">
      <trouble v-if="trouble" :of="trouble" class="wide"></trouble>
    </section>`,
}
