package io.graft.model;

import static io.graft.model.Markdown.number;
import static io.graft.model.Markdown.percent;
import static io.graft.model.Markdown.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The part of a model card that says how good the model is. */
final class CardScores {
  private CardScores() {}

  static String of(TrainedModel model) {
    return """
    ## What it scored

    Accuracy %s, macro F1 %s, loss %s, on the %,d pictures of the split `%s`.

    %s
    Rows are the true classes, columns what the model said:

    %s
    ## The exports against the trainer

    The same %d held-out pictures through the trained network and through each exported file:

    %s"""
        .formatted(
            percent(model.metrics().accuracy()),
            percent(model.metrics().macroF1()),
            number(model.metrics().loss()),
            model.metrics().examples(),
            model.metrics().split(),
            perClass(model.metrics()),
            confusion(model),
            model.certificate().samples(),
            exports(model.certificate()));
  }

  private static String perClass(ModelMetrics metrics) {
    var rows = new ArrayList<List<String>>();
    for (var scored : metrics.perClass()) {
      rows.add(
          List.of(
              scored.name(),
              String.valueOf(scored.support()),
              percent(scored.precision()),
              percent(scored.recall()),
              percent(scored.f1())));
    }
    return table(List.of("class", "pictures", "precision", "recall", "F1"), rows);
  }

  private static String confusion(TrainedModel model) {
    var header = Stream.concat(Stream.of("truth"), model.classes().stream()).toList();
    var rows = new ArrayList<List<String>>();
    for (int truth = 0; truth < model.classes().size(); truth++) {
      var counts = model.metrics().confusion().get(truth).stream().map(String::valueOf);
      rows.add(Stream.concat(Stream.of(model.classes().get(truth)), counts).toList());
    }
    return table(header, rows);
  }

  private static String exports(Certificate certificate) {
    return table(
        List.of("export", "largest difference of a logit", "same top class"),
        List.of(
            List.of(
                "ONNX, in ONNX Runtime",
                number(certificate.onnxLargestDifference()),
                percent(certificate.onnxAgreement())),
            List.of(
                "TorchScript",
                number(certificate.torchscriptLargestDifference()),
                percent(certificate.torchscriptAgreement()))));
  }
}
