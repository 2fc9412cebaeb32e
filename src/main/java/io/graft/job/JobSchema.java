package io.graft.job;

import io.graft.training.PlanSchema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of what is posted to /jobs. */
class JobSchema {
  private JobSchema() {}

  static ObjectNode json() {
    var schema = JsonMapper.shared().createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Job").put("type", "object");
    schema.putArray("required").add("dataset");
    var properties = schema.putObject("properties");
    knob(properties, "dataset", "string", "id of a dataset").put("format", "uuid");
    knob(properties, "datasetVersion", "integer", "the newest that is READY when left out");
    knob(
        properties,
        "backbone",
        "string",
        "name of a backbone, see GET /backbones; when left out, mobilenet_v2 where it can be had, and otherwise the one"
            + " that comes with Graft");
    var recipes = knob(properties, "recipe", "string", JobRequest.RECIPE_HELP).putArray("enum");
    PlanSchema.recipes().forEach(recipes::add);
    properties.set(
        "plan", PlanSchema.json().put("description", "knobs that differ from the recipe's"));
    knob(properties, "name", "string", "what people call it").put("maxLength", 120);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode knob(
      ObjectNode properties, String name, String type, String description) {
    return properties.putObject(name).put("type", type).put("description", description);
  }
}
