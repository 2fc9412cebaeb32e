import { nextTick, onUnmounted, ref } from 'vue'

const refusals = {
  NotAllowedError: 'The camera was refused. Allow it for this page in the settings of the browser, or choose a file.',
  NotFoundError: 'There is no camera here. Choose a file, drop one, or paste one.',
  NotReadableError: 'The camera is in use by another program. Close that one, or choose a file.',
}

/** A live view of the camera and a button that takes a picture of it: emits `picture` with a file. */
export const Camera = {
  emits: ['picture'],
  setup(_, { emit }) {
    const video = ref(null)
    const on = ref(false)
    const shows = ref(false) // a camera that was just switched on has no picture to take yet
    const sentence = ref(null)
    let stream = null
    let gone = false
    async function start() {
      sentence.value = null
      if (!navigator.mediaDevices?.getUserMedia) {
        sentence.value = window.isSecureContext
          ? 'This browser gives pages no camera. Choose a file, drop one, or paste one.'
          : 'Browsers give pages a camera only over https or on localhost. Choose a file, drop one, or paste one.'
        return
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        if (gone) return stop()
        on.value = true
        await nextTick()
        video.value.srcObject = stream
        await video.value.play()
      } catch (why) {
        stop()
        sentence.value = refusals[why.name] ?? `The camera does not start: ${why.message}`
      }
    }
    function stop() {
      stream?.getTracks().forEach(track => track.stop())
      stream = null
      on.value = shows.value = false
    }
    function take() {
      const canvas = document.createElement('canvas')
      canvas.width = video.value.videoWidth
      canvas.height = video.value.videoHeight
      canvas.getContext('2d').drawImage(video.value, 0, 0)
      canvas.toBlob(blob => emit('picture', new File([blob], 'camera.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.95)
      stop()
    }
    onUnmounted(() => { gone = true; stop() })
    return { video, on, shows, sentence, start, stop, take }
  },
  template: /* html */ `
    <button v-if="!on" type="button" @click="start">Use the camera</button>
    <template v-else>
      <video ref="video" class="camera" muted playsinline aria-label="What the camera sees" @loadeddata="shows = true"></video>
      <button type="button" class="first" :disabled="!shows" @click="take">Take the picture</button>
      <button type="button" @click="stop">Stop the camera</button>
    </template>
    <p v-if="sentence" class="small warn" role="alert" style="margin: 0; flex-basis: 100%">{{ sentence }}</p>`,
}
