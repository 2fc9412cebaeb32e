package io.graft.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trainer tells while it works. */
public sealed interface TrainingEvent {

  /** The name of the event's type on the wire. */
  default String type() {
    return switch (this) {
      case Preparing _ -> "preparing";
      case PhaseStarted _ -> "phase";
      case EpochUnderWay _ -> "steps";
      case EpochFinished _ -> "epoch";
      case Noted _ -> "note";
      case RangeTested _ -> "range";
      case Checkpointed _ -> "checkpoint";
    };
  }

  /** Work before the first step, such as decoding pictures: {@code done} of {@code total}. */
  record Preparing(String what, long done, long total) implements TrainingEvent {}

  /**
   * A phase begins; these stages learn, the others stay as they are.
   *
   * @param fold as in {@link EpochFinished}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PhaseStarted(
      @Nullable Integer fold,
      int phase,
      String name,
      int epochs,
      List<String> frozen,
      List<String> open)
      implements TrainingEvent {}

  /**
   * How far a long epoch is; told every ten seconds or so.
   *
   * @param step the last one done, from 1
   * @param steps of the epoch
   * @param trainingLoss mean of the epoch's steps so far; accuracy likewise
   * @param learningRate of the head in that step
   * @param examplesPerSecond since the steps of this epoch began, or went on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EpochUnderWay(
      @Nullable Integer fold,
      int phase,
      int epoch,
      int epochs,
      int step,
      int steps,
      double trainingLoss,
      double trainingAccuracy,
      double learningRate,
      double examplesPerSecond)
      implements TrainingEvent {}

  /**
   * One pass over the training examples.
   *
   * @param fold which one is held out, from 1; none in the training whose model is kept
   * @param phase from 0
   * @param epoch from 1, counted within the phase
   * @param trainingAccuracy share of right answers, 0 to 1; of multi-label examples the share of
   *     right decisions
   * @param learningRate of the head in the last step
   * @param examplesPerSecond in training steps
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EpochFinished(
      @Nullable Integer fold,
      int phase,
      int epoch,
      int epochs,
      double trainingLoss,
      double trainingAccuracy,
      double validationLoss,
      double validationAccuracy,
      boolean best,
      double learningRate,
      double examplesPerSecond)
      implements TrainingEvent {}

  /** A decision somebody reading the log will want to know. */
  record Noted(String message) implements TrainingEvent {}

  /**
   * What a learning-rate range test found: the smoothed loss at each rate tried.
   *
   * @param proposal a rate to train with, 0 where nothing could be tried
   */
  record RangeTested(int phase, List<Double> rates, List<Double> losses, double proposal)
      implements TrainingEvent {}

  /** The training can go on from this file, at this step of this epoch. */
  record Checkpointed(Path file, int phase, int epoch, int step) implements TrainingEvent {}
}
