package io.graft.training;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes whole plans of what somebody wrote: every knob left out has the value of the recipe. */
public class TrainingPlans {
  private TrainingPlans() {}

  /**
   * Lays a plan that is partly said over the plan of a recipe. Phases, when said, replace those of
   * the recipe, and each is laid over {@link Phase#DEFAULTS}.
   *
   * @throws tools.jackson.core.JacksonException with the path of a knob that is unknown or has a
   *     wrong value
   */
  public static TrainingPlan expand(Recipe recipe, @Nullable JsonNode said) {
    var plan = (ObjectNode) Json.MAPPER.valueToTree(recipe.plan());
    if (said instanceof ObjectNode knobs) {
      if (knobs.get("phases") instanceof ArrayNode phases) {
        var whole = plan.putArray("phases");
        for (var phase : phases) {
          whole.add(phase instanceof ObjectNode object ? over(defaults(), object) : phase);
        }
      }
      over(plan, knobs.deepCopy().without("phases"));
      if (knobs.has("phases") && !knobs.get("phases").isArray()) {
        plan.set("phases", knobs.get("phases"));
      }
    }
    return read(plan);
  }

  /** Reads what {@link #write} wrote; a knob that did not exist yet has its default. */
  public static TrainingPlan read(String plan) {
    var said = Json.MAPPER.readTree(plan);
    return expand(Recipe.named(said.path("recipe").asString("")), said);
  }

  public static String write(TrainingPlan plan) {
    return Json.MAPPER.writeValueAsString(plan);
  }

  private static TrainingPlan read(JsonNode plan) {
    return Json.MAPPER.treeToValue(plan, TrainingPlan.class);
  }

  private static ObjectNode defaults() {
    return Json.MAPPER.valueToTree(Phase.DEFAULTS);
  }

  private static ObjectNode over(ObjectNode below, ObjectNode above) {
    for (var field : above.properties()) {
      var old = below.get(field.getKey());
      if (old instanceof ObjectNode oldObject
          && field.getValue() instanceof ObjectNode newObject
          && sameType(oldObject, newObject)) {
        over(oldObject, newObject);
      } else {
        below.set(field.getKey(), whole(field.getKey(), field.getValue()));
      }
    }
    return below;
  }

  /** Knobs of one optimizer mean nothing to another. */
  private static boolean sameType(ObjectNode old, ObjectNode said) {
    return !said.has("type") || said.get("type").equals(old.get("type"));
  }

  private static JsonNode whole(String field, JsonNode said) {
    if (!field.equals("optimizer") || !(said instanceof ObjectNode optimizer)) {
      return said;
    }
    Optimizer start =
        switch (optimizer.path("type").asString("")) {
          case "sgd" -> new Optimizer.Sgd(0.9, false, 0);
          case "adam" -> new Optimizer.Adam(0.9, 0.999, 1e-8, 0);
          default -> new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.01);
        };
    return over(Json.MAPPER.valueToTree(start), optimizer);
  }
}
