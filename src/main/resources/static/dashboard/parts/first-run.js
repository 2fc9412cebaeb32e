import { ref } from 'vue'
import { get, post } from '../api.js'
import { go } from '../router.js'

const pause = ms => new Promise(done => setTimeout(done, ms))

/** For somebody who has nothing here yet: pictures that the service draws, and one button to train on them. */
export const FirstRun = {
  props: { datasets: Array },
  setup() {
    const doing = ref(null)
    const trouble = ref(null)
    async function train() {
      trouble.value = null
      try {
        doing.value = 'Drawing pictures …'
        let dataset = await post('/datasets:demo')
        while (dataset.state === 'INGESTING') {
          doing.value = 'Reading them in …'
          await pause(300)
          dataset = await get(`/datasets/${dataset.id}`)
        }
        if (dataset.state !== 'READY') throw new Error(dataset.reason)
        doing.value = 'Starting the training …'
        go(`/jobs/${(await post('/jobs', { dataset: dataset.id, name: 'my first training' })).id}`)
      } catch (why) {
        trouble.value = why
        doing.value = null
      }
    }
    return { doing, trouble, train }
  },
  template: /* html */ `
    <section class="card first-run" aria-labelledby="welcome">
      <h2 id="welcome">Nothing has been trained here yet</h2>
      <p>Graft teaches a pretrained network your own classes. See it once on pictures it draws itself: eight kinds of things,
        512 pictures, no download; it takes about a minute.</p>
      <div class="row">
        <button class="first" :disabled="doing !== null" @click="train">{{ doing ?? 'Train on the demo data set' }}</button>
        <a class="button" href="#/datasets">Upload my own pictures</a>
      </div>
      <trouble :of="trouble" style="margin-top: .8rem"></trouble>
    </section>`,
}
