package io.graft.worker;

import io.graft.dataset.DatasetVersion;
import io.graft.dataset.Datasets;
import io.graft.dataset.Sample;
import io.graft.job.Job;
import io.graft.model.AccuracyInterval;
import io.graft.model.Calibration;
import io.graft.model.ClassMetrics;
import io.graft.model.ConfidentMistake;
import io.graft.model.ModelMetrics;
import io.graft.model.ReliabilityBin;
import io.graft.training.CrossValidation;
import io.graft.training.Evaluation;
import io.graft.training.Interval;
import io.graft.training.Mistake;
import io.graft.training.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A trainer's evaluation in the words of a model; examples have the numbers of the samples. */
@Component
class ReportedMetrics {
  private final Datasets datasets;

  ReportedMetrics(Datasets datasets) {
    this.datasets = datasets;
  }

  ModelMetrics of(Job job, Evaluation e, @Nullable CrossValidation folds) {
    return new ModelMetrics(
        e.split().wire(),
        e.examples(),
        e.loss(),
        e.calibration().logLoss(),
        e.accuracy(),
        interval(e.accuracyInterval()),
        e.top5(),
        e.balancedAccuracy(),
        e.macroF1(),
        e.rocAuc(),
        e.microF1(),
        e.subsetAccuracy(),
        e.meanAveragePrecision(),
        e.calibration().ece(),
        e.perClass().stream().map(ReportedMetrics::ofClass).toList(),
        e.confusion(),
        calibration(e.calibration()),
        e.reliability().stream()
            .map(
                b ->
                    new ReliabilityBin(
                        b.lower(), b.upper(), b.count(), b.confidence(), b.accuracy()))
            .toList(),
        mistakes(job, e.mistakes()),
        folds == null ? null : ReportedFolds.of(folds));
  }

  private static ClassMetrics ofClass(Evaluation.ClassScore c) {
    return new ClassMetrics(
        c.name(), c.support(), c.precision(), c.recall(), c.f1(), c.rocAuc(), c.averagePrecision());
  }

  private static @Nullable AccuracyInterval interval(@Nullable Interval i) {
    return i == null ? null : new AccuracyInterval(i.low(), i.high());
  }

  private static Calibration calibration(io.graft.training.Calibration c) {
    return new Calibration(
        c.temperature(),
        c.applied(),
        Split.VALIDATION.wire(),
        c.gain(),
        c.nllBefore(),
        c.nllAfter(),
        c.eceBefore(),
        c.eceAfter());
  }

  private List<ConfidentMistake> mistakes(Job job, List<Mistake> mistakes) {
    var version =
        datasets.require(job.project(), job.spec().dataset(), job.spec().datasetVersion());
    return mistakes.stream().map(mistake -> named(version, mistake)).toList();
  }

  private ConfidentMistake named(DatasetVersion version, Mistake mistake) {
    return new ConfidentMistake(
        mistake.example(),
        datasets.sample(version, mistake.example()).map(Sample::name).orElse(null),
        mistake.decided() == null ? null : version.classes().get(mistake.decided()),
        said(version, mistake, mistake.label()),
        said(version, mistake, mistake.predicted()),
        mistake.probability());
  }

  private static String said(DatasetVersion version, Mistake mistake, int label) {
    return mistake.decided() == null
        ? version.classes().get(label)
        : (label == 1 ? ConfidentMistake.PRESENT : ConfidentMistake.ABSENT);
  }
}
