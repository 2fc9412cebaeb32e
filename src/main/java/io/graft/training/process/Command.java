package io.graft.training.process;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.graft.backbone.input.ImageInput;
import io.graft.training.TrainingRequest;

/** A line that a trainer process reads. The end of its input tells it to go home. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @Type(value = Command.Train.class, name = "train"),
  @Type(value = Command.Measure.class, name = "measure"),
  @Type(value = Command.Stop.class, name = "stop")
})
sealed interface Command {

  record Train(TrainingRequest request) implements Command {}

  /** Asks how fast the device is with a network. */
  record Measure(String architecture, ImageInput input, String device) implements Command {}

  /** Ends the training in progress; without one it means nothing. */
  record Stop() implements Command {}
}
