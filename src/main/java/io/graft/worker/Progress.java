package io.graft.worker;

import io.graft.job.Job;
import io.graft.training.TrainingEvent;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingEvent.Preparing;
import io.graft.training.TrainingEvent.RangeTested;
import io.graft.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is. A rough share: preparing is a third of the work, the epochs almost all the
 * rest; each fold has as many as the training of the model, which comes after them.
 */
class Progress {
  private static final double PREPARED = 0.35;
  private static final double TRAINED = 0.95;

  private final TrainingPlan plan;
  private @Nullable Integer fold;
  private String phase = "preparing";
  private double share;

  Progress(Job job) {
    this.plan = job.spec().plan();
    this.share = job.progress().share();
  }

  String phase() {
    return phase;
  }

  double share() {
    return share;
  }

  void happened(TrainingEvent event) {
    double now =
        switch (event) {
          case Preparing(var what, var done, var total) ->
              preparing(what, (double) done / Math.max(1, total));
          case PhaseStarted started -> {
            fold = started.fold();
            phase = name(started);
            yield share;
          }
          case EpochFinished epoch -> trained(runsBefore(epoch.fold()) + done(epoch));
          case Noted _, RangeTested _, Checkpointed _ -> share;
        };
    share = Math.max(share, now);
  }

  private String name(PhaseStarted started) {
    return started.fold() == null
        ? started.name()
        : "fold %d of %d: %s".formatted(started.fold(), plan.folds(), started.name());
  }

  private double preparing(String what, double part) {
    return switch (what) {
      case "downloading weights", "decoding pictures" -> 0.05 * part;
      case "computing frozen stages" -> 0.05 + (PREPARED - 0.05) * part;
      default -> trained(runsBefore(fold) + 1); // a run is evaluated
    };
  }

  private int runsBefore(@Nullable Integer of) {
    return of == null ? plan.folds() : of - 1;
  }

  /** The share of a run. */
  private double done(EpochFinished epoch) {
    int before = plan.phases().stream().limit(epoch.phase()).mapToInt(p -> p.epochs()).sum();
    return (double) (before + epoch.epoch()) / plan.epochs();
  }

  private double trained(double runs) {
    return PREPARED + (TRAINED - PREPARED) * runs / plan.runs();
  }
}
