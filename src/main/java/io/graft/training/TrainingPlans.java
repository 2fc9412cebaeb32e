package io.graft.training;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes whole plans of what somebody wrote: every knob left out has the value of the recipe. */
public class TrainingPlans {
  private static final int ENOUGH_TO_CHOOSE = 50;

  private TrainingPlans() {}

  /**
   * Lays a plan that is partly said over the plan of a recipe. Phases, when said, replace those of
   * the recipe, and each is laid over the defaults of a phase.
   *
   * @throws tools.jackson.core.JacksonException with the path of a knob that is unknown or has a
   *     wrong value
   */
  public static TrainingPlan expand(Recipe recipe, @Nullable JsonNode said) {
    var plan = lay(PlanDefaults.plan(), (ObjectNode) Json.MAPPER.readTree(recipe.differences()));
    plan.put("recipe", recipe.wireName());
    return Json.MAPPER.treeToValue(
        said instanceof ObjectNode knobs ? lay(plan, knobs) : plan, TrainingPlan.class);
  }

  /**
   * The plan of a recipe for so few examples: its phases are {@linkplain Stretch stretched}, and
   * their patience with them. A phase of L-BFGS, whose every step sees all examples, stays as it
   * is.
   *
   * <p>Where fewer than {@value #ENOUGH_TO_CHOOSE} examples validate, the weights of the last epoch
   * are kept: the standard error of their accuracy is above seven points, so that the epoch which
   * looks best is the luckiest one, and seldom one at the end of the schedule.
   *
   * @param training examples, from 1
   * @param validation examples, from 0
   */
  public static TrainingPlan forExamples(TrainingPlan plan, int training, int validation) {
    var tree = (ObjectNode) Json.MAPPER.valueToTree(plan);
    for (int i = 0; i < plan.phases().size(); i++) {
      var phase = plan.phases().get(i);
      if (!(phase.optimizer() instanceof Optimizer.Lbfgs)
          && phase.schedule() != Schedule.RANGE_TEST) {
        double stretch = Stretch.of(phase, plan.recipe()).times(training);
        var knobs = (ObjectNode) tree.path("phases").get(i);
        knobs.put("epochs", (int) Math.round(phase.epochs() * stretch));
        var stopping = (ObjectNode) knobs.get("earlyStopping");
        stopping.put("patience", (int) Math.round(phase.earlyStopping().patience() * stretch));
        if (validation < ENOUGH_TO_CHOOSE) {
          stopping.put("restoreBest", false);
        }
      }
    }
    return Json.MAPPER.treeToValue(tree, TrainingPlan.class);
  }

  private static ObjectNode lay(ObjectNode plan, ObjectNode said) {
    over(plan, said.deepCopy().without("phases"));
    if (said.get("phases") instanceof ArrayNode phases) {
      var whole = plan.putArray("phases");
      for (var phase : phases) {
        whole.add(phase instanceof ObjectNode knobs ? over(PlanDefaults.phase(), knobs) : phase);
      }
    } else if (said.has("phases")) {
      plan.set("phases", said.get("phases"));
    }
    return plan;
  }

  /** Reads a plan that {@link #write} wrote, perhaps before some knob existed. */
  public static TrainingPlan read(String plan) {
    var written = (ObjectNode) Json.MAPPER.readTree(plan);
    return expand(Recipe.named(written.path("recipe").asString()), written);
  }

  public static String write(TrainingPlan plan) {
    return Json.MAPPER.writeValueAsString(plan);
  }

  private static ObjectNode over(ObjectNode below, ObjectNode above) {
    for (var field : above.properties()) {
      var old = below.get(field.getKey());
      if (old instanceof ObjectNode oldObject
          && field.getValue() instanceof ObjectNode newObject
          && !(field.getKey().equals("optimizer") && otherType(oldObject, newObject))) {
        over(oldObject, newObject);
      } else {
        below.set(field.getKey(), whole(field.getKey(), field.getValue()));
      }
    }
    return below;
  }

  /** Knobs of one optimizer mean nothing to another. */
  private static boolean otherType(ObjectNode old, ObjectNode said) {
    return said.has("type") && !said.get("type").equals(old.get("type"));
  }

  private static JsonNode whole(String field, JsonNode said) {
    if (!field.equals("optimizer") || !(said instanceof ObjectNode optimizer)) {
      return said;
    }
    return over(PlanDefaults.optimizer(optimizer.path("type").asString("")), optimizer);
  }
}
