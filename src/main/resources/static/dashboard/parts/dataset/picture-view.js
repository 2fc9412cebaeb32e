import { onMounted, ref } from 'vue'
import { bytes, count } from '../../format.js'

/** A picture in full size with what is known of it; arrow keys go to the next ones. */
export const PictureView = {
  props: { sample: Object, place: Number, all: Number },
  emits: ['step', 'close'],
  setup() {
    const dialog = ref(null)
    onMounted(() => dialog.value.showModal())
    return { dialog, bytes, count }
  },
  template: /* html */ `
    <dialog ref="dialog" class="picture-view" aria-labelledby="picture-name" @close="$emit('close')" @click.self="dialog.close()"
      @keydown.right.prevent="$emit('step', 1)" @keydown.left.prevent="$emit('step', -1)">
      <div class="picture-frame"><img :key="sample.n" :src="sample.content" :alt="'Picture ' + sample.name" :width="sample.width" :height="sample.height"></div>
      <h2 id="picture-name">{{ sample.name }}</h2>
      <dl class="facts">
        <div><dt>{{ sample.labels.length === 1 ? 'Class' : 'Classes' }}</dt><dd>{{ sample.labels.join(', ') || 'none' }}</dd></div>
        <div><dt>Split</dt><dd>{{ sample.split }}</dd></div>
        <div><dt>Size</dt><dd>{{ sample.width }} × {{ sample.height }}, {{ bytes(sample.bytes) }}</dd></div>
        <div><dt>Number</dt><dd>{{ sample.n }}</dd></div>
      </dl>
      <div class="row apart">
        <div class="row"><button type="button" @click="$emit('step', -1)" :disabled="place === 1" aria-label="Picture before">←</button>
          <button type="button" @click="$emit('step', 1)" :disabled="place === all" aria-label="Next picture">→</button>
          <span class="quiet small" aria-live="polite">{{ count(place) }} of {{ count(all) }}</span></div>
        <div class="row"><a class="button" :href="sample.content" download>Download</a><button type="button" autofocus @click="dialog.close()">Close</button></div>
      </div>
    </dialog>`,
}
