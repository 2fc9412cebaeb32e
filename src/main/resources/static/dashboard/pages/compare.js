import { computed, ref } from 'vue'
import { ConfusionDifference } from '../parts/compare/confusion-difference.js'
import { Curves } from '../parts/compare/curves.js'
import { Disagreements } from '../parts/compare/disagreements.js'
import { compared } from '../parts/compare/entries.js'
import { pairings } from '../parts/compare/pairings.js'
import { Picker } from '../parts/compare/picker.js'
import { PlanDifference } from '../parts/compare/plan-difference.js'
import { Scores } from '../parts/compare/scores.js'
import { Significance } from '../parts/compare/significance.js'

const most = 6 // more curves than colours tell nothing apart

/** Trainings and models side by side: what was done, what came of it, and whether it is luck. */
export default {
  components: { ConfusionDifference, Curves, Disagreements, Picker, PlanDifference, Scores, Significance },
  setup() {
    const { keys, entries, loading, add, remove, lead } = compared()
    const pairs = pairings(entries)
    const wanted = ref('')
    const told = computed(() => pairs.value.filter(pair => pair.result))
    const pair = computed(() => told.value.find(one => one.key === wanted.value) ?? told.value[0])
    return { keys, entries, loading, add, remove, lead, pairs, wanted, told, pair, most }
  },
  template: /* html */ `
    <page-head title="Compare" sub="Trainings and models side by side."></page-head>
    <div class="stack">
      <picker :entries="entries" :keys="keys" :full="keys.length >= most" @add="add" @remove="remove" @lead="lead"></picker>
      <p v-if="loading" class="quiet" role="status">Loading …</p>
      <empty v-if="!keys.length">Choose two or more to see them side by side.</empty>
      <empty v-else-if="keys.length === 1 && !loading">Add another to compare it with.</empty>
      <template v-if="entries.length > 1">
        <scores :entries="entries"></scores>
        <significance :pairs="pairs"></significance>
        <curves :entries="entries"></curves>
        <plan-difference :entries="entries"></plan-difference>
        <template v-if="pair">
          <div v-if="told.length > 1" class="row"><label for="pair">In detail</label>
            <select id="pair" :value="pair.key" @change="wanted = $event.target.value">
              <option v-for="one in told" :key="one.key" :value="one.key">{{ one.b.title }} against {{ one.a.title }}</option></select></div>
          <confusion-difference v-if="pair.result.confusionDifference?.length" :a="pair.a" :b="pair.b" :result="pair.result"></confusion-difference>
          <disagreements :a="pair.a" :b="pair.b" :result="pair.result"></disagreements>
        </template>
      </template>
    </div>`,
}
