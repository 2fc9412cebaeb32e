package io.graft.training;

import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Trains once for each fold, and asks each network about the fold it has not seen. Pixels and
 * frozen stages are those of the training whose model is kept, computed once for all.
 */
class FoldRuns {
  private final Setup setup;
  private final Pictures pictures;
  private final CacheFolder cache;
  private final Checkpoints checkpoints;

  FoldRuns(Setup setup, Pictures pictures, CacheFolder cache, Checkpoints checkpoints) {
    this.setup = setup;
    this.pictures = pictures;
    this.cache = cache;
    this.checkpoints = checkpoints;
  }

  /**
   * None where the plan has no folds.
   *
   * @param from where an earlier attempt got to
   */
  @Nullable CrossValidation run(Weights start, @Nullable Checkpoint from) throws IOException {
    int count = setup.plan().folds();
    if (count == 0) {
      return null;
    }
    var folds = Folds.of(setup.request());
    var scores = new ArrayList<>(from == null ? List.<FoldScore>of() : from.folds());
    checkpoints.goOnAfter(scores);
    for (int held = scores.size(); held < count; held++) {
      var score = score(folds, held, start, from == null ? null : from.of(held));
      scores.add(score);
      setup.watch().say(new Noted(sentence(score, count)));
      checkpoints.write(scores);
    }
    return CrossValidation.of(setup.request().task(), scores);
  }

  private FoldScore score(Folds folds, int held, Weights start, @Nullable Snapshot from)
      throws IOException {
    var run = setup.holdingOut(folds, held);
    var best = new Phases(run, pictures, cache, checkpoints).run(start, from);
    var evaluated =
        new Evaluator(run, best.weights(), pictures.plain()).evaluate(folds.examples(held));
    return FoldScore.of(held + 1, evaluated);
  }

  private static String sentence(FoldScore score, int count) {
    return String.format(
        Locale.ROOT,
        "fold %d of %d: accuracy %.4f on %d examples",
        score.fold(),
        count,
        score.accuracy(),
        score.examples());
  }
}
