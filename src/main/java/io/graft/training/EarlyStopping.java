package io.graft.training;

import static io.graft.training.InvalidSetting.require;

/**
 * Ends a phase that no longer gets better; the best weights come back either way.
 *
 * @param patience epochs without a better validation loss before the phase ends
 * @param minimumChange of the loss that counts as better
 */
public record EarlyStopping(int patience, double minimumChange) {

  public EarlyStopping {
    require(patience >= 1, "patience", "at least 1", patience);
    require(minimumChange >= 0, "minimumChange", "0 or above", minimumChange);
  }
}
