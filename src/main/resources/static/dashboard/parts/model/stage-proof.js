import { computed } from 'vue'
import { count } from '../../format.js'

const beginning = hash => hash.slice(0, 12)

/** The hash of each stage before and after training: what was frozen has not changed by a bit. */
export const StageProof = {
  props: { stages: Array },
  setup(props) {
    const frozen = computed(() => props.stages.filter(stage => stage.frozen))
    const same = stage => stage.sha256Before === stage.sha256After
    const held = computed(() => frozen.value.every(same))
    const sum = list => list.reduce((all, stage) => all + stage.parameters, 0)
    return { frozen, same, held, sum, beginning, count }
  },
  template: /* html */ `
    <section class="card" aria-labelledby="frozen">
      <h2 id="frozen">What was frozen did not change</h2>
      <p v-if="frozen.length"><b :class="held ? 'good' : 'bad'">{{ held ? '✓ All' : '✗ Not all' }} {{ frozen.length }} frozen parts have the same SHA-256
        before and after training.</b> They hold {{ count(sum(frozen)) }} of {{ count(sum(stages)) }} parameters.</p>
      <p v-else>Nothing was frozen: every part learned.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Parts of the network before and after training"><table>
        <thead><tr><th scope="col">Part</th><th scope="col" class="number">Parameters</th><th scope="col">Was</th>
          <th scope="col">SHA-256 before</th><th scope="col">After</th><th scope="col">Check</th></tr></thead>
        <tbody><tr v-for="stage in stages" :key="stage.name">
          <th scope="row">{{ stage.name }}</th><td class="number">{{ count(stage.parameters) }}</td>
          <td><span class="kind" :class="stage.frozen ? 'frozen' : 'open'">{{ stage.frozen ? 'frozen' : 'trained' }}</span></td>
          <td><code :title="stage.sha256Before">{{ beginning(stage.sha256Before) }}</code></td>
          <td><code :title="stage.sha256After">{{ beginning(stage.sha256After) }}</code></td>
          <td class="check"><b v-if="stage.frozen" :class="same(stage) ? 'good' : 'bad'">{{ same(stage) ? '✓ unchanged' : '✗ changed' }}</b>
            <span v-else class="quiet">{{ same(stage) ? 'the same' : 'learned' }}</span></td>
        </tr></tbody>
      </table></div>
    </section>`,
}
