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

    On the %,d pictures of the split `%s`. %s

    %s
    %s
    %s## The exports against the trainer

    The same %d held-out pictures through the trained network and through each exported file:

    %s"""
        .formatted(
            model.metrics().examples(),
            model.metrics().split(),
            whoSaw(model.metrics().split()),
            CardFigures.of(model.metrics()),
            perClass(model.metrics()),
            confusion(model),
            model.certificate().samples(),
            exports(model.certificate()));
  }

  private static String whoSaw(String split) {
    return split.equals("test")
        ? "Training never saw them."
        : "They moved no weight, but early stopping and the choice of the best epoch have seen them: expect a little less of new ones.";
  }

  private static String perClass(ModelMetrics metrics) {
    var header =
        new ArrayList<>(List.of("class", "pictures", "precision", "recall", "F1", "ROC-AUC"));
    boolean averaged = metrics.meanAveragePrecision() != null;
    if (averaged) {
      header.add("average precision");
    }
    var rows = new ArrayList<List<String>>();
    for (var scored : metrics.perClass()) {
      var row =
          new ArrayList<>(
              List.of(
                  scored.name(),
                  String.valueOf(scored.support()),
                  percent(scored.precision()),
                  percent(scored.recall()),
                  percent(scored.f1()),
                  scored.rocAuc() == null ? "" : number(scored.rocAuc())));
      if (averaged) {
        row.add(scored.averagePrecision() == null ? "" : percent(scored.averagePrecision()));
      }
      rows.add(row);
    }
    return table(header, rows);
  }

  private static String confusion(TrainedModel model) {
    if (model.metrics().confusion().isEmpty()) {
      return "";
    }
    var header = Stream.concat(Stream.of("truth"), model.classes().stream()).toList();
    var rows = new ArrayList<List<String>>();
    for (int truth = 0; truth < model.classes().size(); truth++) {
      var counts = model.metrics().confusion().get(truth).stream().map(String::valueOf);
      rows.add(Stream.concat(Stream.of(model.classes().get(truth)), counts).toList());
    }
    return "Rows are the true classes, columns what the model said:\n\n"
        + table(header, rows)
        + "\n";
  }

  private static String exports(Certificate certificate) {
    return table(
        List.of("export", "largest difference of a logit", "same answer"),
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
