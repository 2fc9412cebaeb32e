package io.graft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's documentation is complete, and its examples look like what is sent. */
@GraftTest
class OpenApiTests {
  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;

  private JsonNode api;
  private final List<String> mistakes = new ArrayList<>();

  @BeforeEach
  void read() throws Exception {
    var answer = http.get().uri("/v3/api-docs").exchange();
    api = json.readTree(answer.getResponse().getContentAsString());
  }

  @Test
  void everyOperationHasASummaryATagAndANameOfItsOwn() {
    eachOperation(
        (name, operation) -> {
          if (operation.path("summary").asString("").isBlank()) {
            mistakes.add(name + " has no summary");
          }
          if (!operation.path("tags").path(0).asString("").matches("[a-z]+")) {
            mistakes.add(name + " has no tag in lower case: " + operation.path("tags"));
          }
          if (operation.path("operationId").asString().contains("_")) {
            mistakes.add(name + " shares its name: " + operation.path("operationId"));
          }
        });

    assertThat(mistakes).isEmpty();
  }

  @Test
  void everyJsonBodyHasAnExample() {
    eachJsonBody(
        (name, body) -> {
          if (!hasExample(body)) {
            mistakes.add(name + " has no example");
          }
        });

    assertThat(mistakes).isEmpty();
  }

  @Test
  void examplesHaveOnlyWhatTheSchemaKnows() {
    eachJsonBody(
        (name, body) -> examples(body).forEach(example -> fit(name, example, body.path("schema"))));
    api.path("components")
        .path("schemas")
        .forEachEntry(
            (name, schema) -> examples(schema).forEach(example -> fit(name, example, schema)));

    assertThat(mistakes).isEmpty();
  }

  @Test
  void everyOperationTellsOfProblems() {
    eachOperation(
        (name, operation) -> {
          if (!operation.path("responses").has("4XX")) {
            mistakes.add(name);
          }
        });

    assertThat(mistakes).isEmpty();
  }

  @Test
  void nobodyIsAskedWhoTheyAre() {
    var asked = new ArrayList<String>();
    eachOperation(
        (_, operation) ->
            operation.path("parameters").forEach(p -> asked.add(p.path("name").asString())));

    assertThat(asked).isNotEmpty().doesNotContain("principal", "who");
  }

  @Test
  void isOfThisService() {
    assertThat(api.path("info").path("title").asString()).isEqualTo("Graft");
  }

  private void eachOperation(BiConsumer<String, JsonNode> check) {
    api.path("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (method, operation) -> check.accept(method + " " + path, operation)));
    assertThat(api.path("paths").size()).isGreaterThan(10);
  }

  private void eachJsonBody(BiConsumer<String, JsonNode> check) {
    eachOperation(
        (name, operation) -> {
          eachJson(name + " request", operation.path("requestBody").path("content"), check);
          operation
              .path("responses")
              .forEachEntry(
                  (status, response) ->
                      eachJson(name + " " + status, resolve(response).path("content"), check));
        });
  }

  private static void eachJson(String name, JsonNode content, BiConsumer<String, JsonNode> check) {
    content.forEachEntry(
        (type, body) -> {
          if (type.endsWith("json") || type.equals("*/*")) {
            check.accept(name + " " + type, body);
          }
        });
  }

  private static List<JsonNode> examples(JsonNode described) {
    if (described.has("examples")) {
      return described.path("examples").values().stream().map(e -> e.path("value")).toList();
    }
    return described.has("example") ? List.of(described.path("example")) : List.of();
  }

  /** Of the body itself, of its schema, or of what it is a list or a page of. */
  private boolean hasExample(JsonNode body) {
    var schema = resolve(body.path("schema"));
    var list = schema.has("items") ? schema : schema.path("properties").path("items");
    return Stream.of(body, schema, resolve(list.path("items")))
        .anyMatch(described -> !examples(described).isEmpty());
  }

  private void fit(String place, JsonNode example, JsonNode described) {
    var schema = resolve(described);
    if (schema.has("oneOf")
        || schema.has("allOf")
        || schema.has("additionalProperties")
        || (described.isObject() && described.isEmpty())) {
      return; // may be more than is listed
    }
    if (example.isArray()) {
      example.forEach(item -> fit(place + "[]", item, schema.path("items")));
    } else if (example.isObject() && schema.has("properties")) {
      example.forEachEntry(
          (field, value) -> {
            if (!schema.path("properties").has(field)) {
              mistakes.add(place + "." + field + " is not in the schema");
            }
            fit(place + "." + field, value, schema.path("properties").path(field));
          });
    } else if (example.isObject() && !schema.path("type").asString("").equals("object")) {
      mistakes.add(place + " is " + example + ", and the schema says " + schema);
    }
  }

  private JsonNode resolve(JsonNode described) {
    var reference = described.path("$ref").asString("");
    return reference.isEmpty() ? described : api.at(reference.substring(1));
  }
}
