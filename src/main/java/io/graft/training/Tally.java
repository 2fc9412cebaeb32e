package io.graft.training;

import java.util.List;

/** What logits are worth, counted while they come in. */
sealed interface Tally permits Scores, Decisions {

  static Tally of(TrainingRequest request) {
    return switch (request.task()) {
      case CLASSIFICATION -> new Scores(request.classes());
      case MULTI_LABEL -> new Decisions(request.classes());
    };
  }

  /**
   * Takes in a batch.
   *
   * @param logits {@code [N × classes]}, row after row
   */
  void add(float[] logits, List<Example> examples);

  /** Mean loss of the logits in nats, as in training, without smoothing and weights. */
  double loss();

  /** Share of right answers, 0 to 1; of multi-label examples the share of right decisions. */
  double accuracy();
}
