package io.graft.worker;

import io.graft.model.AccuracyInterval;
import io.graft.model.CrossValidation;
import io.graft.model.FoldMetrics;

/** A trainer's cross-validation in the words of a model. */
class ReportedFolds {
  private ReportedFolds() {}

  static CrossValidation of(io.graft.training.CrossValidation reported) {
    var interval = reported.accuracyInterval();
    return new CrossValidation(
        reported.folds().stream()
            .map(f -> new FoldMetrics(f.fold(), f.examples(), f.accuracy(), f.loss(), f.macroF1()))
            .toList(),
        reported.meanAccuracy(),
        reported.accuracyDeviation(),
        reported.examples(),
        reported.accuracy(),
        interval == null ? null : new AccuracyInterval(interval.low(), interval.high()));
  }
}
