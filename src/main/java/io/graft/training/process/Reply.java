package io.graft.training.process;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.graft.training.Speed;
import io.graft.training.TrainingEvent;
import io.graft.training.TrainingOutcome;
import org.jspecify.annotations.Nullable;

/** A line that a trainer process writes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
  @Type(value = Reply.Ready.class, name = "ready"),
  @Type(value = Reply.Happened.class, name = "happened"),
  @Type(value = Reply.Measured.class, name = "measured"),
  @Type(value = Reply.Ended.class, name = "ended")
})
sealed interface Reply {

  /** libtorch is loaded; so many GPUs are there. */
  record Ready(int gpus) implements Reply {}

  record Happened(
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
          @JsonSubTypes({
            @Type(value = TrainingEvent.Preparing.class, name = "preparing"),
            @Type(value = TrainingEvent.PhaseStarted.class, name = "phase"),
            @Type(value = TrainingEvent.EpochUnderWay.class, name = "steps"),
            @Type(value = TrainingEvent.EpochFinished.class, name = "epoch"),
            @Type(value = TrainingEvent.Noted.class, name = "note"),
            @Type(value = TrainingEvent.RangeTested.class, name = "range"),
            @Type(value = TrainingEvent.Checkpointed.class, name = "checkpoint")
          })
          TrainingEvent event)
      implements Reply {}

  /** None where it could not be measured. */
  record Measured(@Nullable Speed speed) implements Reply {}

  record Ended(TrainingOutcome outcome) implements Reply {}
}
