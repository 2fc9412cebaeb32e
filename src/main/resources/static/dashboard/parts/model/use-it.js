import { computed, ref } from 'vue'
import { text } from '../../api.js'
import { bytes, number } from '../../format.js'
import { CopyButton } from './copy.js'
import { DeleteButton } from '../delete-button.js'
import { Segments } from './segments.js'
import { java } from './snippet-java.js'
import { curl, python, shorterSide } from './snippets.js'

const programs = { curl, python, java }
const about = {
  onnx: 'For ONNX Runtime. Takes RGB bytes; preparation of the numbers, softmax and class names are inside.',
  torchscript: 'For torch.jit.load. Takes normalised float pictures, gives logits.',
  safetensors: 'The weights alone, under the names of timm.',
  card: 'What people should know of the model, in Markdown.',
  answers: 'What it said of each held-out picture, as tensors.',
}

/** The files of a model, and programs that use it. */
export const UseIt = {
  components: { CopyButton, 'delete-button': DeleteButton, Segments },
  props: { model: Object },
  setup(props) {
    const language = ref('curl')
    const program = computed(() => programs[language.value](props.model, location.origin))
    const card = ref(null)
    const trouble = ref(null)
    async function read(event) {
      if (!event.target.open || card.value !== null) return
      try {
        card.value = await text(`/models/${props.model.id}/artifacts/card`)
      } catch (why) {
        trouble.value = why
      }
    }
    const shorter = shorterSide(props.model.input)
    return { language, program, card, trouble, read, shorter, about, bytes, number }
  },
  template: /* html */ `
    <div class="stack">
      <section class="card" aria-labelledby="programs">
        <div class="row apart">
          <h2 id="programs">Ask it from a program</h2>
          <div class="row">
            <segments label="Language" v-model="language" :options="[['curl', 'curl'], ['python', 'Python'], ['java', 'Java']]"></segments>
            <copy-button :text="program" of="the program"></copy-button>
          </div>
        </div>
        <p class="small quiet">A picture is prepared as in training: the shorter side to {{ shorter }} pixels ({{ model.input.interpolation.toLowerCase() }},
          antialiased), then the {{ model.input.size }} × {{ model.input.size }} pixels in the middle. Mean {{ model.input.mean.map(n => number(n, 3)).join(', ') }}
          and standard deviation {{ model.input.std.map(n => number(n, 3)).join(', ') }} are inside model.onnx.</p>
        <pre class="program" tabindex="0" :aria-label="'Program in ' + language" role="region">{{ program }}</pre>
      </section>
      <section class="card" aria-labelledby="files">
        <h2 id="files">Files</h2>
        <ul class="files">
          <li v-for="file in model.artifacts" :key="file.kind">
            <div class="row apart"><b>{{ file.file }}</b>
              <span class="row"><span class="quiet small">{{ bytes(file.size) }}</span>
                <a class="button" :href="file.href" :download="file.file">Download<span class="hidden-text"> {{ file.file }}</span></a></span></div>
            <div class="small quiet">{{ about[file.kind] }}</div>
            <div class="row small"><span class="quiet">SHA-256</span><code class="hash">{{ file.sha256 }}</code>
              <copy-button :text="file.sha256" :of="'the SHA-256 of ' + file.file"></copy-button></div>
          </li>
        </ul>
      </section>
      <details class="card" @toggle="read">
        <summary><h2>Model card</h2></summary>
        <trouble :of="trouble"></trouble>
        <pre class="program" tabindex="0" role="region" aria-label="Model card">{{ card ?? (trouble ? '' : 'Loading …') }}</pre>
      </details>
      <div><delete-button label="Delete this model" :name="model.name" :path="'/models/' + model.id" back="/models">
        Its files go too, and programs that ask it get an error. Its job, its data set and backbones made of it stay.</delete-button></div>
    </div>`,
}
