package io.graft.worker;

import io.graft.job.Job;
import io.graft.training.OpenStages;
import io.graft.training.TrainingEvent;
import io.graft.training.TrainingEvent.Checkpointed;
import io.graft.training.TrainingEvent.EpochFinished;
import io.graft.training.TrainingEvent.EpochUnderWay;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingEvent.Preparing;
import io.graft.training.TrainingEvent.RangeTested;
import io.graft.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is. A rough share: preparing is a third of the work where stages are frozen and
 * next to nothing where none is, the epochs almost all the rest; each fold has as many as the
 * training of the model, which comes after them.
 */
class Progress {
  private static final double DECODED = 0.02;
  private static final double COMPUTED = 0.35;
  private static final double TRAINED = 0.95;

  private final TrainingPlan plan;
  private final double prepared;
  private @Nullable Integer fold;
  private String phase = "preparing";
  private double share;

  Progress(Job job) {
    this.plan = job.spec().plan();
    boolean frozen = !(plan.phases().getFirst().open() instanceof OpenStages.All);
    this.prepared = frozen ? COMPUTED : DECODED;
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
          case EpochUnderWay under ->
              trained(
                  runsBefore(under.fold())
                      + done(
                          under.phase(),
                          under.epoch() - 1 + (double) under.step() / under.steps()));
          case EpochFinished epoch ->
              trained(runsBefore(epoch.fold()) + done(epoch.phase(), epoch.epoch()));
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
      case "downloading weights", "decoding pictures" -> DECODED * part;
      case "computing frozen stages" -> DECODED + (COMPUTED - DECODED) * part;
      default -> trained(runsBefore(fold) + 1); // a run is evaluated
    };
  }

  private int runsBefore(@Nullable Integer of) {
    return of == null ? plan.folds() : of - 1;
  }

  /** The share of a run. */
  private double done(int phase, double epochs) {
    int before = plan.phases().stream().limit(phase).mapToInt(p -> p.epochs()).sum();
    return (before + epochs) / plan.epochs();
  }

  private double trained(double runs) {
    return prepared + (TRAINED - prepared) * runs / plan.runs();
  }
}
