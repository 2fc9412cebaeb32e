package io.graft.job;

import io.graft.training.Recipe;
import io.graft.training.TrainingPlan;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "Recipe", example = JobExamples.RECIPE)
record RecipeView(@Schema(example = "fine-tune") String name, String summary, TrainingPlan plan) {

  static RecipeView of(Recipe recipe) {
    return new RecipeView(recipe.wireName(), recipe.summary(), recipe.plan());
  }

  RecipeView with(TrainingPlan plan) {
    return new RecipeView(name, summary, plan);
  }
}
