package io.graft.training;

import ai.djl.Device;
import io.graft.network.Architectures;
import io.graft.network.Initializer;
import io.graft.network.Network;
import io.graft.network.Normalization;
import io.graft.network.Safetensors;
import io.graft.network.Weights;
import io.graft.training.TrainingEvent.Noted;
import io.graft.training.TrainingEvent.PhaseStarted;
import io.graft.training.TrainingOutcome.Failed;
import io.graft.training.TrainingOutcome.Stopped;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One training, from files to files. */
public class Trainer {
  private final TrainingRequest request;
  private final TrainingPlan plan;
  private final Network network;
  private final Normalization normalization;
  private final Device device;
  private final Watch watch;
  private final CacheFolder cache;
  private final Checkpoints checkpoints;

  public Trainer(TrainingRequest request, TrainingEvents events, InstantSource clock) {
    this.request = request;
    this.plan = request.plan();
    this.network =
        Architectures.named(request.architecture())
            .forPictures(request.input().size())
            .withHead(plan.head().head(request.classes().size()));
    this.normalization = new Normalization(request.input().mean(), request.input().std());
    this.device = device(request.device());
    this.watch = new Watch(events, clock);
    this.cache = new CacheFolder(request.cache(), request.cacheBytes(), clock);
    this.checkpoints = new Checkpoints(request, network, events, clock);
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
    var folder = cache.pixels(pixelKey(request));
    try (var pixels =
        PixelStore.open(
            folder, request.pack(), request.examples(), request.input(), threads, watch)) {
      cache.touch(folder);
      cache.makeRoom(0, folder);
      var best =
          from == null
              ? Candidate.untried(start)
              : new Candidate(
                  start.and(from.best()),
                  from.standing().bestAccuracy(),
                  from.standing().bestLoss());
      int first = from == null ? 0 : from.standing().phase();
      for (int i = first; i < plan.phases().size(); i++) {
        best = phase(i, best, start, i == first ? from : null, pixels, threads);
      }
      return finish(start, best.weights(), pixels, threads);
    }
  }

  private @Nullable Checkpoint checkpoint() throws IOException {
    if (request.checkpoint() == null) {
      return null;
    }
    var found = Checkpoint.read(request.checkpoint());
    if (!found.plan().equals(Checkpoints.plan(request))) {
      throw new IOException("the checkpoint is of another training: plan or data differ");
    }
    var standing = found.standing();
    watch.tell(
        new Noted(
            "goes on from phase '%s', epoch %d, step %d"
                .formatted(
                    plan.phases().get(standing.phase()).name(),
                    standing.epoch(),
                    standing.step() + 1)));
    return found;
  }

  /** The first stage that has learned when this phase begins; all before it are as they were. */
  private int openedBefore(int phase) {
    return IntStream.range(0, phase).map(this::boundary).min().orElse(network.depth());
  }

  private Candidate phase(
      int index,
      Candidate best,
      Weights start,
      @Nullable Checkpoint from,
      PixelStore pixels,
      ExecutorService threads)
      throws IOException {
    var phase = plan.phases().get(index);
    int boundary = boundary(index);
    tellStages(index, phase, boundary);
    var now = from == null ? best.weights() : start.and(from.now());
    var drawing = drawing(pixels, phase.augmentation(), threads);
    var compute =
        from == null
            ? new PrecisionChoice(network, now, normalization, device, drawing, watch)
                .of(phase.precision())
            : from.standing().compute();
    try (var script = Script.of(network, now, normalization, device, compute)) {
      if (boundary == 0) {
        var standing =
            from == null ? Standing.before(index, phase, best, compute, 0) : from.standing();
        return run(script, new DrawnBatches(drawing, script, 0), standing, best, now, from);
      }
      var prefix = new Prefix(request, script, compute, best.weights(), drawing, watch, cache);
      var row = prefix.row(boundary);
      int views =
          from == null
              ? affordableViews(row.bytes(), Math.min(phase.views(), phase.epochs()))
              : from.standing().views();
      var standing =
          from == null ? Standing.before(index, phase, best, compute, views) : from.standing();
      if (views == 0 && phase.optimizer() instanceof Optimizer.Lbfgs) {
        throw new IOException(
            "the features of %d pictures do not fit into the cache of %d MB, and lbfgs needs them: raise graft.worker.cache"
                .formatted(request.examples().size(), request.cacheBytes() >> 20));
      }
      if (views == 0) {
        watch.tell(
            new Noted(
                "the activations of the %d frozen stages do not fit into the cache of %d MB: they are computed again in every epoch"
                    .formatted(boundary, request.cacheBytes() >> 20)));
        return run(script, new DrawnBatches(drawing, script, boundary), standing, best, now, from);
      }
      var rows = ViewRows.of(request.examples(), views);
      tellPlan(phase, boundary, row, rows);
      try (var file =
          prefix.open(
              boundary, together(index, boundary, phase, prefix), rows, phase.augmentation())) {
        if (phase.optimizer() instanceof Optimizer.Lbfgs lbfgs) {
          return new ProbeRun(index, lbfgs, script, file, rows, request, watch).run(best);
        }
        var batches = new CachedBatches(file, rows, row.shape(), plan.seed() + index);
        return run(script, batches, standing, best, now, from);
      }
    }
  }

  /**
   * Why the cache is used. Whether it is depends on sizes and counts alone: times differ from run
   * to run, and results must not.
   */
  private void tellPlan(Phase phase, int boundary, Prefix.Row row, ViewRows rows) {
    long everyEpoch = (long) phase.epochs() * rows.examples(); // training and validation
    watch.tell(
        new Noted(
            "the %d frozen stages are computed once, for %d pictures with %d of %d views (%d MB in the cache): about %.0f s, in place of up to %.0f s for computing them in each of %d epochs"
                .formatted(
                    boundary,
                    rows.count(),
                    rows.views(),
                    phase.views(),
                    (rows.count() * row.bytes()) >> 20,
                    rows.count() * row.seconds(),
                    everyEpoch * row.seconds(),
                    phase.epochs())));
  }

  private Candidate run(
      Script script,
      Batches batches,
      Standing standing,
      Candidate best,
      Weights now,
      @Nullable Checkpoint from)
      throws IOException {
    int opened = Math.min(openedBefore(standing.phase()), boundary(standing.phase()));
    return new PhaseRun(opened, script, batches, request, watch, checkpoints, standing)
        .run(best, now, from == null ? List.of() : from.optimizer());
  }

  /**
   * The boundaries whose activations one pass computes: this phase's, and those of later phases
   * that will find the same weights below them and draw the same views.
   */
  private List<Integer> together(int index, int boundary, Phase phase, Prefix prefix)
      throws IOException {
    var together = new TreeSet<>(List.of(boundary));
    int intact = Math.min(openedBefore(index), boundary);
    for (int i = index + 1; i < plan.phases().size(); i++) {
      var later = plan.phases().get(i);
      intact = Math.min(intact, boundary(i));
      boolean sameViews =
          later.views() == phase.views()
              && later.precision() == phase.precision()
              && later.augmentation().equals(phase.augmentation());
      if (boundary(i) > 0
          && boundary(i) <= intact
          && sameViews
          && affordableViews(prefix.row(boundary(i)).bytes(), later.views()) == later.views()) {
        together.add(boundary(i));
      }
    }
    return List.copyOf(together);
  }

  private int affordableViews(long rowBytes, int wanted) {
    return IntStream.iterate(wanted, views -> views > 0, views -> views - 1)
        .filter(
            views ->
                ViewRows.of(request.examples(), views).count() * rowBytes <= request.cacheBytes())
        .findFirst()
        .orElse(0);
  }

  private TrainingOutcome finish(
      Weights start, Weights trained, PixelStore pixels, ExecutorService threads)
      throws IOException {
    var exports = new Exports(request, network, trained, normalization, device, watch);
    var drawing = drawing(pixels, Augmentation.GENTLE, threads);
    var evaluated = exports.evaluate(drawing);
    exports.write(evaluated.calibration().exportedTemperature());
    var check = exports.check(drawing);
    return new Trained(evaluated, check, proofs(start, trained), Versions.here());
  }

  private List<StageProof> proofs(Weights start, Weights trained) {
    int opened = IntStream.range(0, plan.phases().size()).map(this::boundary).min().orElse(0);
    var proofs = new ArrayList<StageProof>();
    for (int stage = 0; stage <= network.depth(); stage++) {
      var names = network.stateNames(stage);
      proofs.add(
          new StageProof(
              stage == network.depth() ? "head" : network.stages().get(stage).name(),
              network.stageParameters(stage),
              stage < opened,
              start.sha256(names),
              trained.sha256(names)));
    }
    return proofs;
  }

  private Weights startingWeights() throws IOException {
    var fresh = new Initializer(plan.seed());
    return request.weights() == null
        ? fresh.network(network)
        : Safetensors.read(request.weights()).fitStages(network).and(fresh.head(network));
  }

  private void tellStages(int index, Phase phase, int boundary) {
    var names = network.stages().stream().map(stage -> stage.name()).toList();
    var open = new ArrayList<>(names.subList(boundary, names.size()));
    open.add("head");
    watch.tell(
        new PhaseStarted(index, phase.name(), phase.epochs(), names.subList(0, boundary), open));
  }

  private Drawing drawing(PixelStore pixels, Augmentation augmentation, ExecutorService threads) {
    var augmenter = new Augmenter(request.input(), augmentation, plan.seed());
    return new Drawing(pixels, augmenter, threads, request.input().size());
  }

  private int boundary(int phase) {
    return plan.phases().get(phase).open().boundary(network);
  }

  /** What decoded pixels depend on: the bytes, their order, and how they are resized. */
  static String pixelKey(TrainingRequest request) {
    var places = new StringBuilder(request.dataHash());
    request
        .examples()
        .forEach(e -> places.append(' ').append(e.offset()).append('+').append(e.length()));
    return Prefix.digest(
        places + " " + request.input().shorterSide() + request.input().interpolation());
  }

  private static Device device(String name) {
    return name.startsWith("gpu") ? Device.gpu(Integer.parseInt(name.substring(3))) : Device.cpu();
  }
}
