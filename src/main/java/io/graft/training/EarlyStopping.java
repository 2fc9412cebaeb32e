package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Ends a phase that no longer gets better.
 *
 * @param metric of the validation examples; accuracies that are equal are told apart by the loss
 * @param patience epochs without a better one before the phase ends
 * @param minimumChange of the loss that counts as better
 * @param restoreBest whether the best weights come back at the end, rather than the last
 */
public record EarlyStopping(
    @Knob("of the validation examples") Metric metric,
    @Knob(value = "epochs without a better one before the phase ends", least = 1) int patience,
    @Knob(value = "of the loss that counts as better", least = 0) double minimumChange,
    @Knob("whether the best weights come back at the end") boolean restoreBest) {

  public enum Metric {
    @JsonProperty("accuracy")
    ACCURACY,
    @JsonProperty("loss")
    LOSS
  }

  public EarlyStopping {
    require(patience >= 1, "patience", "at least 1", patience);
    require(minimumChange >= 0, "minimumChange", "0 or above", minimumChange);
  }
}
