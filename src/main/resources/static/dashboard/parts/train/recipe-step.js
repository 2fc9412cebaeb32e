import { plural } from '../../format.js'

/** Which plan to start from. */
export const RecipeStep = {
  props: { recipes: Array, modelValue: String, usual: String },
  emits: ['update:modelValue'],
  setup: () => ({ plural, epochs: plan => plan.phases.reduce((sum, phase) => sum + phase.epochs, 0) }),
  template: /* html */ `
    <div class="picks" role="radiogroup" aria-label="Recipe">
      <label v-for="recipe in recipes" :key="recipe.name" class="pick">
        <input type="radio" name="recipe" :value="recipe.name" :checked="recipe.name === modelValue" @change="$emit('update:modelValue', recipe.name)">
        <span class="pick-body"><strong>{{ recipe.name }}<span v-if="recipe.name === usual" class="small quiet"> · usual</span></strong>
          <span class="small">{{ recipe.summary }}</span>
          <span class="small quiet">{{ plural(recipe.plan.phases.length, 'phase') }}, at most {{ plural(epochs(recipe.plan), 'epoch') }}</span></span>
      </label>
    </div>`,
}
