import { ref, shallowRef } from 'vue'
import { get, post } from '../../api.js'
import { number, percent, since, when } from '../../format.js'
import { go } from '../../router.js'
import { CopyButton } from './copy.js'
import { Lineage } from './lineage.js'
import { Promote } from './promote.js'
import { StageProof } from './stage-proof.js'

/** Where a model comes from, and what proves it. */
export const Proof = {
  components: { CopyButton, Lineage, Promote, StageProof },
  props: { model: Object },
  setup(props) {
    const { provenance } = props.model
    const stages = provenance.stages.filter(stage => stage.name !== 'head')
    const dataset = shallowRef(null)
    // a data set may be deleted while its models stay
    get(`/datasets/${provenance.dataset}`).then(found => { dataset.value = found }, () => {})
    const refused = ref(null)
    const asking = ref(false)
    async function reproduce() {
      asking.value = true
      refused.value = null
      try {
        go(`/jobs/${(await post(`/jobs/${provenance.job}:reproduce`)).id}`)
      } catch (why) {
        refused.value = why
      }
      asking.value = false
    }
    return { provenance, stages, dataset, refused, asking, reproduce, number, percent, since, when, plan: JSON.stringify(provenance.plan, null, 2) }
  },
  template: /* html */ `
    <div class="stack">
      <stage-proof :stages="provenance.stages"></stage-proof>
      <section class="card" aria-labelledby="origin">
        <div class="row apart"><h2 id="origin">Where it comes from</h2>
          <div class="row"><button type="button" :disabled="asking" @click="reproduce">Reproduce it</button><promote :model="model"></promote></div></div>
        <trouble :of="refused" style="margin-bottom: 1rem"></trouble>
        <p class="small quiet">Reproducing runs the training again with the same data, backbone, plan and seed, and says whether every part has the same bits.</p>
        <dl class="facts">
          <div><dt>Data set</dt><dd><a :href="'#/datasets/' + provenance.dataset + '?version=' + provenance.datasetVersion">{{ dataset?.name ?? 'data set' }},
            version {{ provenance.datasetVersion }}</a></dd></div>
          <div><dt>Training</dt><dd><a :href="'#/jobs/' + provenance.job">its job</a></dd></div>
          <div><dt>Seed</dt><dd>{{ provenance.seed }}</dd></div>
          <div><dt>Backbone</dt><dd><code>{{ provenance.backbone }}</code></dd></div>
          <div><dt>Architecture</dt><dd><code>{{ provenance.architecture }}</code></dd></div>
          <div><dt>Device</dt><dd>{{ provenance.device }}</dd></div>
          <div><dt>Trained</dt><dd>{{ when(provenance.startedAt) }}, {{ since(provenance.startedAt, provenance.finishedAt) }}</dd></div>
          <div v-for="name in Object.keys(provenance.versions).sort()" :key="name"><dt>{{ name }}</dt><dd>{{ provenance.versions[name] }}</dd></div>
        </dl>
        <dl class="hashes">
          <div><dt>Content of the data set</dt><dd><code class="hash">{{ provenance.datasetHash }}</code></dd></div>
          <div><dt>Weights of the backbone</dt><dd><code v-if="provenance.backboneSha256" class="hash">{{ provenance.backboneSha256 }}</code>
            <span v-else>drawn from the seed</span></dd></div>
        </dl>
        <lineage :backbone="provenance.backbone"></lineage>
      </section>
      <section class="card" aria-labelledby="plan">
        <h2 id="plan">Plan</h2>
        <stage-strip :plan="provenance.plan" :stages="stages"></stage-strip>
        <details style="margin-top: .8rem"><summary>As JSON</summary>
          <p class="row" style="margin: .5rem 0"><copy-button :text="plan" of="the plan"></copy-button>
            <a class="button" :href="'#/train?from=' + provenance.job">Train again with changes</a></p>
          <pre class="program" tabindex="0" role="region" aria-label="Plan as JSON">{{ plan }}</pre></details>
      </section>
      <section class="card" aria-labelledby="certificate">
        <h2 id="certificate">The exported files answer as the trainer did</h2>
        <p>{{ model.certificate.samples }} held-out pictures went through the trained network and through each file.</p>
        <ul class="plain-list">
          <li v-for="[name, agreement, difference] in [
            ['ONNX in ONNX Runtime', model.certificate.onnxAgreement, model.certificate.onnxLargestDifference],
            ['TorchScript', model.certificate.torchscriptAgreement, model.certificate.torchscriptLargestDifference]]" :key="name">
            <b>{{ name }}</b> gave the same answer for <b :class="agreement === 1 ? 'good' : 'warn'">{{ percent(agreement) }}</b> of them;
            {{ difference === 0 ? 'no logit differed at all' : 'no logit differed by more than ' + number(difference, 6) }}.
          </li>
        </ul>
      </section>
    </div>`,
}
