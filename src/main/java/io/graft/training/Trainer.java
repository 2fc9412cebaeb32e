package io.graft.training;

import io.graft.network.Initializer;
import io.graft.network.Safetensors;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingOutcome.Failed;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One training, from files to files. */
public class Trainer {
  private final TrainingRequest request;
  private final Setup setup;
  private final CacheFolder cache;
  private final Checkpoints checkpoints;

  public Trainer(TrainingRequest request, TrainingEvents events, InstantSource clock) {
    this.request = request;
    this.setup = Setup.of(request, new Watch(events, clock));
    this.cache = new CacheFolder(request.cache(), request.cacheBytes(), clock);
    this.checkpoints = new Checkpoints(request, setup.network(), events, clock);
  }

  /** Trains, and leaves the files of the model in the output folder. */
  public TrainingOutcome train() throws IOException {
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      return train(threads);
    } catch (Watch.StopRequested stopped) {
      return new Stopped();
    } catch (PhaseRun.Diverged diverged) {
      return new Failed(
          "diverged",
          "the loss is no number any more: " + diverged.getMessage(),
          "lower learningRate of that phase, or set clipNorm to 1");
    } catch (Learner.TooLarge large) {
      return new Failed(
          "out-of-memory",
          "not even a single picture fits into memory: " + large.getMessage(),
          "choose a smaller backbone or picture size, or a machine with more memory");
    }
  }

  private TrainingOutcome train(ExecutorService threads) throws IOException {
    var start = startingWeights();
    var from = checkpoint();
    var folder = cache.pixels(setup.pixelKey());
    try (var pixels =
        PixelStore.open(
            folder, request.pack(), request.examples(), request.input(), threads, setup.watch())) {
      cache.touch(folder);
      cache.makeRoom(0, folder);
      var pictures = new Pictures(setup, pixels, threads);
      var folds = new FoldRuns(setup, pictures, cache, checkpoints).run(start, from);
      var here = from == null ? null : from.of(setup.plan().folds());
      var best = new Phases(setup, pictures, cache, checkpoints).run(start, here);
      return finish(start, best.weights(), pictures.plain(), folds);
    }
  }

  private Weights startingWeights() throws IOException {
    var network = setup.network();
    var fresh = new Initializer(setup.plan().seed());
    return request.weights() == null
        ? fresh.network(network)
        : Safetensors.read(request.weights()).fitStages(network).and(fresh.head(network));
  }

  private @Nullable Checkpoint checkpoint() throws IOException {
    if (request.checkpoint() == null) {
      return null;
    }
    var found = Checkpoint.read(request.checkpoint());
    if (!found.plan().equals(Checkpoints.plan(request))) {
      setup
          .watch()
          .tell(
              new Noted(
                  "begins anew: the checkpoint was written by another version, whose plans had other knobs"));
      return null;
    }
    setup.watch().tell(new Noted("goes on " + place(found)));
    return found;
  }

  private String place(Checkpoint found) {
    int folds = setup.plan().folds();
    int done = found.folds().size();
    var run = done == folds ? "" : " in fold %d of %d".formatted(done + 1, folds);
    if (found.snapshot() == null) {
      return "after fold %d of %d".formatted(done, folds);
    }
    var standing = found.snapshot().standing();
    return "from phase '%s', epoch %d, step %d%s"
        .formatted(
            setup.phase(standing.phase()).name(), standing.epoch(), standing.step() + 1, run);
  }

  private TrainingOutcome finish(
      Weights start, Weights trained, Drawing plain, @Nullable CrossValidation folds)
      throws IOException {
    var evaluated = new Evaluator(setup, trained, plain).evaluate();
    var exports = new Exports(setup, trained);
    exports.write(evaluated.calibration().exportedTemperature());
    var check = exports.check(plain);
    return new Trained(evaluated, check, proofs(start, trained), Versions.here(), folds);
  }

  private List<StageProof> proofs(Weights start, Weights trained) {
    var network = setup.network();
    var proofs = new ArrayList<StageProof>();
    for (int stage = 0; stage <= network.depth(); stage++) {
      var names = network.stateNames(stage);
      proofs.add(
          new StageProof(
              stage == network.depth() ? "head" : setup.stageNames().get(stage),
              network.stageParameters(stage),
              stage < setup.opened(),
              start.sha256(names),
              trained.sha256(names)));
    }
    return proofs;
  }
}
