package io.graft.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
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

/** One training, from files to files. */
public class Trainer {
  private final TrainingRequest request;
  private final TrainingPlan plan;
  private final Network network;
  private final Normalization normalization;
  private final Device device;
  private final Watch watch;
  private final InstantSource clock;

  public Trainer(TrainingRequest request, TrainingEvents events, InstantSource clock) {
    this.request = request;
    this.plan = request.plan();
    this.network =
        Architectures.named(request.architecture())
            .withHead(plan.head().head(request.classes().size()));
    this.normalization = new Normalization(request.input().mean(), request.input().std());
    this.device = device(request.device());
    this.watch = new Watch(events, clock);
    this.clock = clock;
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
    }
  }

  private TrainingOutcome train(ExecutorService threads) throws IOException {
    Engine.getEngine("PyTorch").setRandomSeed((int) plan.seed());
    var start = startingWeights();
    var folder = request.cache().resolve("pixels").resolve(pixelKey(request));
    try (var pixels =
        PixelStore.open(
            folder, request.pack(), request.examples(), request.input(), threads, watch)) {
      var best = Candidate.untried(start);
      int untouched = network.depth();
      for (int i = 0; i < plan.phases().size(); i++) {
        best = phase(i, best, untouched, pixels, threads);
        untouched = Math.min(untouched, boundary(i));
      }
      return finish(start, best.weights(), pixels, threads);
    }
  }

  private Candidate phase(
      int index, Candidate best, int untouched, PixelStore pixels, ExecutorService threads)
      throws IOException {
    var phase = plan.phases().get(index);
    int boundary = boundary(index);
    tellStages(index, phase, boundary);
    try (var script = Script.of(network, best.weights(), normalization, device)) {
      var drawing = drawing(pixels, phase.augmentation(), threads);
      if (boundary == 0) {
        return new PhaseRun(
                index, phase, 0, script, new DrawnBatches(drawing, script, 0), request, watch)
            .run(best);
      }
      var prefix = new Prefix(request, script, best.weights(), drawing, watch, clock);
      var shape = prefix.shape(boundary);
      int views = affordableViews(shape.size() * Float.BYTES, phase.views());
      if (views == 0) {
        watch.tell(
            new Noted(
                "the activations of the %d frozen stages do not fit into the cache of %d MB: they are computed again in every epoch"
                    .formatted(boundary, request.cacheBytes() >> 20)));
        return new PhaseRun(
                index,
                phase,
                boundary,
                script,
                new DrawnBatches(drawing, script, boundary),
                request,
                watch)
            .run(best);
      }
      if (views < phase.views()) {
        watch.tell(new Noted("%d of %d views fit into the cache".formatted(views, phase.views())));
      }
      var rows = ViewRows.of(request.examples(), views);
      try (var file =
          prefix.open(
              boundary,
              together(index, boundary, untouched, phase, prefix),
              rows,
              phase.augmentation())) {
        var batches = new CachedBatches(file, rows, shape, plan.seed() + index);
        return new PhaseRun(index, phase, boundary, script, batches, request, watch).run(best);
      }
    }
  }

  /**
   * The boundaries whose activations one pass computes: this phase's, and those of later phases
   * that will find the same weights below them and draw the same views.
   */
  private List<Integer> together(int index, int boundary, int untouched, Phase phase, Prefix prefix)
      throws IOException {
    var together = new TreeSet<>(List.of(boundary));
    int intact = Math.min(untouched, boundary);
    for (int i = index + 1; i < plan.phases().size(); i++) {
      var later = plan.phases().get(i);
      intact = Math.min(intact, boundary(i));
      boolean sameViews =
          later.views() == phase.views() && later.augmentation().equals(phase.augmentation());
      if (boundary(i) > 0
          && boundary(i) <= intact
          && sameViews
          && affordableViews(prefix.shape(boundary(i)).size() * Float.BYTES, later.views())
              == later.views()) {
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
