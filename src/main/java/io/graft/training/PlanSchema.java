package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of a plan, read off its records: types, ranges, defaults and help. */
public class PlanSchema {
  private PlanSchema() {}

  public static ObjectNode json() {
    var schema = object(TrainingPlan.class, PlanDefaults.plan());
    schema.withObject("/properties").remove("recipe"); // beside the plan in a request
    return schema;
  }

  private static ObjectNode object(Class<?> type, JsonNode defaults) {
    var schema = node("object");
    var properties = schema.putObject("properties");
    for (var component : type.getRecordComponents()) {
      properties.set(component.getName(), knob(component, defaults.path(component.getName())));
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode knob(RecordComponent component, JsonNode byDefault) {
    var schema = type(component.getGenericType(), byDefault);
    var knob = component.getAnnotation(Knob.class);
    if (knob != null) {
      schema.put("description", knob.value());
      limit(schema, "minimum", knob.least());
      limit(schema, "maximum", knob.most());
    }
    if (!byDefault.isMissingNode()) {
      schema.set("default", byDefault);
    }
    return schema;
  }

  private static void limit(ObjectNode schema, String name, double limit) {
    if (Double.isFinite(limit)) {
      schema.put(name, limit);
    }
  }

  private static ObjectNode type(Type type, JsonNode byDefault) {
    return switch (type) {
      case ParameterizedType generic -> generic(generic);
      case Class<?> c when c == OpenStages.class -> node("string").put("pattern", OpenStages.FORM);
      case Class<?> c when c == Optimizer.class -> optimizer();
      case Class<?> c when c.isEnum() -> choice(c);
      case Class<?> c when c.isRecord() -> object(c, byDefault);
      case Class<?> c when c == int.class || c == long.class || c == Integer.class ->
          node("integer");
      case Class<?> c when c == double.class || c == Double.class -> node("number");
      case Class<?> c when c == boolean.class -> node("boolean");
      default -> node("string");
    };
  }

  private static ObjectNode generic(ParameterizedType type) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == Map.class) {
      var schema = node("object");
      schema.set("additionalProperties", type(arguments[1], missing()));
      return schema;
    }
    var schema = node("array");
    var items = arguments[0] == Phase.class ? PlanDefaults.phase() : missing();
    schema.set("items", type(arguments[0], items));
    return schema;
  }

  private static ObjectNode optimizer() {
    var schema = Json.MAPPER.createObjectNode();
    var choices = schema.putArray("oneOf");
    for (var kind : Optimizer.class.getAnnotation(JsonSubTypes.class).value()) {
      var choice = object(kind.value(), PlanDefaults.optimizer(kind.name()));
      choice.withObject("/properties").putObject("type").put("const", kind.name());
      choices.add(choice);
    }
    return schema;
  }

  private static ObjectNode choice(Class<?> type) {
    var schema = node("string");
    var names = schema.putArray("enum");
    Arrays.stream(type.getFields())
        .filter(field -> field.isEnumConstant())
        .forEach(
            field -> {
              var name = field.getAnnotation(JsonProperty.class);
              names.add(name == null ? field.getName() : name.value());
            });
    return schema;
  }

  private static ObjectNode node(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  private static JsonNode missing() {
    return Json.MAPPER.missingNode();
  }

  /** The names of the recipes, as a request says them. */
  public static List<String> recipes() {
    return Arrays.stream(Recipe.values()).map(Recipe::wireName).toList();
  }
}
