package io.graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a training ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @Type(value = TrainingOutcome.Trained.class, name = "trained"),
  @Type(value = TrainingOutcome.Stopped.class, name = "stopped"),
  @Type(value = TrainingOutcome.Failed.class, name = "failed")
})
public sealed interface TrainingOutcome {

  /**
   * The files of the model are in the output folder.
   *
   * @param crossValidation none where the plan has no folds
   */
  record Trained(
      Evaluation evaluation,
      ExportCheck check,
      List<StageProof> stages,
      Map<String, String> versions,
      @Nullable CrossValidation crossValidation)
      implements TrainingOutcome {}

  /** Somebody asked it to. */
  record Stopped() implements TrainingOutcome {}

  /**
   * It cannot go on, and would not with the same plan.
   *
   * @param code for programs, such as {@code diverged}
   * @param hint what to change
   */
  record Failed(String code, String message, String hint) implements TrainingOutcome {}
}
