package io.graft.model;

import static io.graft.model.Markdown.code;
import static io.graft.model.Markdown.number;
import static io.graft.model.Markdown.percent;
import static io.graft.model.Markdown.table;

import io.graft.network.Task;
import java.util.List;

/** The part of a model card that says how far its probabilities can be trusted. */
final class CardConfidence {
  private CardConfidence() {}

  static String of(Task task, ModelMetrics metrics) {
    var calibration = metrics.calibration();
    var reliability = metrics.reliability();
    return calibration == null || reliability == null
        ? ""
        : """
          ## How sure it is

          %s
          How sure its answers were, and how many of them were right:

          %s
          %s"""
            .formatted(
                calibration.applied()
                    ? scaled(task, calibration, metrics.split())
                    : plain(task, calibration),
                bins(reliability),
                mistakes(metrics));
  }

  private static String plain(Task task, Calibration calibration) {
    return """
    The probabilities of `model.onnx` are %s(logits): on the split `%s` no temperature makes them
    noticeably better. Their expected calibration error is %s.
    """
        .formatted(link(task), calibration.fittedOn(), percent(calibration.eceBefore()));
  }

  private static String scaled(Task task, Calibration calibration, String split) {
    return """
    The probabilities of `model.onnx` are %s(logits / %s): this temperature takes away %s of the log loss on
    the split `%s`%s. `model.pt` and `model.safetensors` give logits, and have the `temperature` among their notes.

    %s"""
        .formatted(
            link(task),
            calibration.temperature(),
            percent(calibration.gain()),
            calibration.fittedOn(),
            calibration.fittedOn().equals(split) ? ", of which the figures below are too" : "",
            table(
                List.of("", "at temperature 1", "at " + number(calibration.temperature())),
                List.of(
                    List.of(
                        "log loss",
                        number(calibration.nllBefore()),
                        number(calibration.nllAfter())),
                    List.of(
                        "expected calibration error",
                        percent(calibration.eceBefore()),
                        percent(calibration.eceAfter())))));
  }

  private static String link(Task task) {
    return switch (task) {
      case CLASSIFICATION -> "softmax";
      case MULTI_LABEL -> "sigmoid";
    };
  }

  private static String bins(List<ReliabilityBin> reliability) {
    var rows =
        reliability.stream()
            .map(
                bin ->
                    List.of(
                        percent(bin.lower()) + " to " + percent(bin.upper()),
                        String.valueOf(bin.count()),
                        percent(bin.confidence()),
                        percent(bin.accuracy())))
            .toList();
    return table(List.of("probability", "answers", "mean probability", "right"), rows);
  }

  private static String mistakes(ModelMetrics metrics) {
    var mistakes = metrics.mistakes();
    if (mistakes == null || mistakes.isEmpty()) {
      return "";
    }
    var rows =
        mistakes.stream()
            .map(
                mistake ->
                    List.of(
                        mistake.name() == null ? "" : code(mistake.name()),
                        String.valueOf(mistake.sample()),
                        named(mistake, mistake.truth()),
                        named(mistake, mistake.predicted()),
                        percent(mistake.probability())))
            .toList();
    return "The mistakes it was most sure of; look for wrong labels among them:\n\n"
        + table(List.of("picture", "sample", "truth", "said", "probability"), rows);
  }

  private static String named(ConfidentMistake mistake, String said) {
    return mistake.className() == null ? said : mistake.className() + " " + said;
  }
}
