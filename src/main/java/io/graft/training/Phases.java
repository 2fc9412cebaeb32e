package io.graft.training;

import io.graft.network.Tensor;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingEvent.PhaseStarted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the phases of a plan one after another, and gives each its input. */
class Phases {
  private final Setup setup;
  private final Pictures pictures;
  private final CacheFolder cache;
  private final Checkpoints checkpoints;

  Phases(Setup setup, Pictures pictures, CacheFolder cache, Checkpoints checkpoints) {
    this.setup = setup;
    this.pictures = pictures;
    this.cache = cache;
    this.checkpoints = checkpoints;
  }

  /**
   * The best weights of all.
   *
   * @param from where an earlier attempt got to
   */
  Candidate run(Weights start, @Nullable Snapshot from) throws IOException {
    var best =
        from == null
            ? Candidate.untried(start)
            : new Candidate(
                start.and(from.best()), from.standing().bestAccuracy(), from.standing().bestLoss());
    int first = from == null ? 0 : from.standing().phase();
    for (int i = first; i < setup.plan().phases().size(); i++) {
      if (setup.fold() != null && setup.phase(i).schedule() == Schedule.RANGE_TEST) {
        continue; // it learns nothing, and is told of once
      }
      var here = i == first ? from : null;
      best = phase(i, best, here == null ? best.weights() : start.and(here.now()), here);
    }
    return best;
  }

  private Candidate phase(int index, Candidate best, Weights now, @Nullable Snapshot from)
      throws IOException {
    var phase = setup.phase(index);
    tellStages(index, phase);
    var drawing = pictures.drawing(phase.augmentation());
    var compute =
        from == null
            ? new PrecisionChoice(setup, now, drawing).of(phase.precision())
            : from.standing().compute();
    int boundary = setup.boundary(index);
    int views = from == null ? views(index) : from.standing().views();
    var standing =
        from == null ? Standing.before(index, phase, best, compute, views) : from.standing();
    var remembered = from == null ? List.<Tensor>of() : from.optimizer();
    try (var script = setup.script(now, compute, Set.of(boundary))) {
      if (boundary == 0) {
        var batches = new DrawnBatches(drawing, null);
        return run(script, batches, standing, best, now, remembered);
      }
      if (views == 0) {
        tellNoRoom(phase, boundary);
        var boundaries = new TreeSet<>(List.of(boundary));
        try (var stages = FrozenStages.of(setup, script, best.weights(), compute, boundaries)) {
          var batches = new DrawnBatches(drawing, stages);
          return run(script, batches, standing, best, now, remembered);
        }
      }
      var prefix = new Prefix(setup, script, compute, best.weights(), drawing, cache);
      var rows = setup.rows(views);
      var boundaries = together(index, views);
      int epochs = phase.epochs() * setup.plan().runs();
      if (phase.optimizer() instanceof Optimizer.Lbfgs lbfgs) {
        try (var file = prefix.keep(boundary, boundaries, rows, epochs)) {
          return new ProbeRun(index, lbfgs, script, file, rows, setup).run(best);
        }
      }
      try (var activations = prefix.open(boundary, boundaries, rows, epochs)) {
        var batches = new ViewBatches(activations, rows, setup.plan().seed() + index);
        return run(script, batches, standing, best, now, remembered);
      }
    }
  }

  private Candidate run(
      Script script,
      Batches batches,
      Standing standing,
      Candidate best,
      Weights now,
      List<Tensor> remembered)
      throws IOException {
    return new PhaseRun(script, batches, setup, checkpoints, standing).run(best, now, remembered);
  }

  /**
   * The boundaries whose activations one pass computes: this phase's, and those of later phases
   * that will find the same weights below them and draw the same views.
   */
  private SortedSet<Integer> together(int index, int views) {
    var phase = setup.phase(index);
    var together = new TreeSet<>(List.of(setup.boundary(index)));
    int intact = Math.min(setup.openedBefore(index), setup.boundary(index));
    for (int i = index + 1; i < setup.plan().phases().size(); i++) {
      var later = setup.phase(i);
      intact = Math.min(intact, setup.boundary(i));
      boolean same =
          views(i) == views
              && later.precision() == phase.precision()
              && later.augmentation().unmixed().equals(phase.augmentation().unmixed());
      if (setup.boundary(i) > 0 && setup.boundary(i) <= intact && same) {
        together.add(setup.boundary(i));
      }
    }
    return together;
  }

  /** How many views of a picture the cache can hold at the boundary of a phase. */
  private int views(int index) {
    int boundary = setup.boundary(index);
    if (boundary == 0) {
      return 0;
    }
    long rowBytes = Prefix.rowBytes(setup, boundary);
    var phase = setup.phase(index);
    return IntStream.iterate(phase.views(setup.learning()), views -> views > 0, views -> views - 1)
        .filter(views -> setup.rows(views).count() * rowBytes <= setup.request().cacheBytes())
        .findFirst()
        .orElse(0);
  }

  private void tellStages(int index, Phase phase) {
    var names = setup.stageNames();
    int boundary = setup.boundary(index);
    var open = new ArrayList<>(names.subList(boundary, names.size()));
    open.add("head");
    setup
        .watch()
        .tell(
            new PhaseStarted(
                setup.fold(),
                index,
                phase.name(),
                phase.epochs(),
                names.subList(0, boundary),
                open));
  }

  private void tellNoRoom(Phase phase, int boundary) throws IOException {
    long budget = setup.request().cacheBytes() >> 20;
    if (phase.optimizer() instanceof Optimizer.Lbfgs) {
      throw new IOException(
          "the features of %d pictures do not fit into the cache of %d MB, and lbfgs needs them: raise graft.worker.cache"
              .formatted(setup.request().examples().size(), budget));
    }
    setup
        .watch()
        .tell(
            new Noted(
                "the activations of the %d frozen stages do not fit into the cache of %d MB: they are computed again in every epoch"
                    .formatted(boundary, budget)));
  }
}
