package io.graft.evaluation;

import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are asked for; null means any.
 *
 * @param truth a class that the picture must be of
 * @param predicted a class that must be answered
 */
record AnswerFilter(@Nullable Integer truth, @Nullable Integer predicted, @Nullable Boolean wrong) {

  static AnswerFilter of(
      List<String> classes,
      @Nullable String truth,
      @Nullable String predicted,
      @Nullable Boolean wrong) {
    return new AnswerFilter(
        truth == null ? null : label("truth", classes, truth),
        predicted == null ? null : label("predicted", classes, predicted),
        wrong);
  }

  boolean takes(Answer answer) {
    return (truth == null || answer.truths().contains(truth))
        && (predicted == null || answer.predictions().contains(predicted))
        && (wrong == null || answer.right() != wrong);
  }

  /** The place of a class that a request names. */
  static int label(String field, List<String> classes, String name) {
    int label = classes.indexOf(name);
    if (label < 0) {
      var message = "must be one of %s, was '%s'".formatted(String.join(", ", classes), name);
      throw Problem.badRequest("invalid-request", field + " " + message)
          .with(List.of(new FieldError(field, message)));
    }
    return label;
  }
}
