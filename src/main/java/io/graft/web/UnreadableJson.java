package io.graft.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where in a JSON body the mistake is, and what would be right there. */
class UnreadableJson {
  private UnreadableJson() {}

  static Problem problem(String root, JacksonException json) {
    var field = path(root, json);
    if (field.isEmpty()) {
      return Problem.badRequest(
          "unreadable-json", "the body is not the JSON expected here: " + firstLine(json));
    }
    var message = message(json);
    return Problem.badRequest("invalid-request", field + " " + message)
        .with(List.of(new FieldError(field, message)));
  }

  private static String message(JacksonException json) {
    return switch (json) {
      case UnrecognizedPropertyException unknown ->
          "is unknown; known here: "
              + unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case InvalidFormatException invalid when invalid.getTargetType().isEnum() ->
          "must be one of %s, was '%s'"
              .formatted(constants(invalid.getTargetType()), invalid.getValue());
      case InvalidFormatException invalid ->
          "must be a %s, was '%s'"
              .formatted(invalid.getTargetType().getSimpleName(), invalid.getValue());
      case MismatchedInputException mismatch
          when mismatch.getCause() == null && mismatch.getTargetType() != null ->
          "must be a %s".formatted(mismatch.getTargetType().getSimpleName());
      default ->
          json.getCause() == null ? firstLine(json) : String.valueOf(json.getCause().getMessage());
    };
  }

  /** The constants of an enum, as JSON has them. */
  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(Field::isEnumConstant)
        .map(UnreadableJson::written)
        .toList();
  }

  private static String written(Field constant) {
    var name = constant.getAnnotation(JsonProperty.class);
    return name == null ? constant.getName() : name.value();
  }

  static String path(String root, JacksonException json) {
    var text = new StringBuilder(root);
    for (var step : json.getPath()) {
      if (step.getPropertyName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return text.toString();
  }

  private static String firstLine(JacksonException json) {
    return json.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }
}
