package io.graft.evaluation;

import io.graft.evaluation.ModelComparison.Metric;
import io.graft.model.ModelMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures that both of two models have. */
final class ComparedMetrics {
  private final List<Metric> metrics = new ArrayList<>();

  private ComparedMetrics() {}

  static List<Metric> of(ModelMetrics a, ModelMetrics b) {
    var both = new ComparedMetrics();
    both.add("accuracy", a.accuracy(), b.accuracy());
    both.add("macroF1", a.macroF1(), b.macroF1());
    both.add("logLoss", a.logLoss(), b.logLoss());
    both.add("rocAuc", a.rocAuc(), b.rocAuc());
    both.add("ece", a.ece(), b.ece());
    both.add("subsetAccuracy", a.subsetAccuracy(), b.subsetAccuracy());
    both.add("meanAveragePrecision", a.meanAveragePrecision(), b.meanAveragePrecision());
    return List.copyOf(both.metrics);
  }

  private void add(String name, @Nullable Double a, @Nullable Double b) {
    if (a != null && b != null) {
      metrics.add(new Metric(name, a, b));
    }
  }
}
