package io.graft.model;

import static io.graft.model.Markdown.percent;
import static io.graft.model.Markdown.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of a model's overall scores; those it has not are left out. */
final class CardFigures {
  private final List<List<String>> rows = new ArrayList<>();

  private CardFigures() {}

  static String of(ModelMetrics metrics) {
    var figures = new CardFigures();
    boolean multiLabel = metrics.subsetAccuracy() != null;
    figures.row(multiLabel ? "right decisions" : "accuracy", accuracy(metrics));
    figures.share("pictures with every class right", metrics.subsetAccuracy());
    figures.share("mean average precision", metrics.meanAveragePrecision());
    figures.share("among the five likeliest", metrics.top5());
    figures.share("balanced accuracy", metrics.balancedAccuracy());
    figures.share("micro F1", metrics.microF1());
    figures.share("macro F1", metrics.macroF1());
    figures.number("ROC-AUC, mean of the classes", metrics.rocAuc());
    figures.number("loss of the logits", metrics.loss());
    figures.number("log loss of the probabilities", metrics.logLoss());
    figures.share("expected calibration error", metrics.ece());
    return table(List.of("score", "value"), figures.rows);
  }

  private static String accuracy(ModelMetrics metrics) {
    var interval = metrics.accuracyInterval();
    return percent(metrics.accuracy())
        + (interval == null
            ? ""
            : " (95 %% confidence: %s to %s)"
                .formatted(percent(interval.low()), percent(interval.high())));
  }

  private void share(String name, @Nullable Double share) {
    if (share != null) {
      row(name, percent(share));
    }
  }

  private void number(String name, @Nullable Double number) {
    if (number != null) {
      row(name, Markdown.number(number));
    }
  }

  private void row(String name, String value) {
    rows.add(List.of(name, value));
  }
}
