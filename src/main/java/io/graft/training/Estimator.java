package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.network.Architectures;
import io.graft.network.Network;
import io.graft.network.Work;
import io.graft.training.Estimate.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells from measured speeds what a plan will take. */
public class Estimator {
  /** Numbers written cost as much as so many multiplications: memory is slower than arithmetic. */
  private static final int MACS_PER_ELEMENT = 40;

  /** Seconds that a job takes besides all that is measured, most of it for code that is cold. */
  private static final double START = 2.5;

  /** A forward pass is about a third of a step. */
  private static final double LOOK = 1 / 3.0;

  private final TrainingPlan plan;
  private final Network network;
  private final List<Work> work;
  private final ImageInput input;
  private final Counts counts;
  private final long cacheBudget;

  public Estimator(
      String architecture,
      ImageInput input,
      TrainingPlan plan,
      int classes,
      Counts counts,
      long cacheBudget) {
    this.plan = plan;
    this.network =
        Architectures.named(architecture)
            .forPictures(input.size())
            .withHead(plan.head().head(classes));
    this.work = network.work();
    this.input = input;
    this.counts = counts;
    this.cacheBudget = cacheBudget;
  }

  /** From the speed measured for this network, or for the one most like it. */
  public Optional<Estimate> at(Collection<Speed> measured) {
    return measured.stream()
        .min(Comparator.comparingDouble(speed -> Math.abs(Math.log(relative(speed)))))
        .map(speed -> at(isMeasured(speed) ? speed : scaled(speed)));
  }

  /**
   * Why this can never be trained there, however small the parts of a batch.
   *
   * @param field the path of the setting to change, as a request has it
   */
  public record Refusal(String field, String message) {}

  /**
   * @param memoryBytes that a trainer may take, 0 where that is not known
   */
  public Optional<Refusal> refusal(long memoryBytes) {
    long least = new Footprint(plan, network).leastBytes();
    if (memoryBytes > 0 && least > memoryBytes) {
      return Optional.of(
          new Refusal(
              "backbone",
              "training %s needs %d MB even with one picture at a time, and the largest machine has %d MB: choose a smaller backbone or open fewer stages"
                  .formatted(network.architecture(), least >> 20, memoryBytes >> 20)));
    }
    return IntStream.range(0, plan.phases().size())
        .filter(i -> plan.phases().get(i).optimizer() instanceof Optimizer.Lbfgs)
        .filter(i -> views(i) == 0)
        .mapToObj(
            i ->
                new Refusal(
                    "plan.phases[%d].optimizer".formatted(i),
                    "lbfgs needs the features of all pictures, which take %d MB, and the cache holds %d MB: raise graft.worker.cache, or choose adamw"
                        .formatted(
                            (counts.rows(1, plan.folds()) * rowBytes(boundary(i))) >> 20,
                            cacheBudget >> 20)))
        .findFirst();
  }

  /** Whether a speed is of this network, and not of another one. */
  public boolean isMeasured(Speed speed) {
    return speed.architecture().equals(network.architecture()) && speed.size() == input.size();
  }

  private Speed scaled(Speed speed) {
    return speed.scaled(network.architecture(), input.size(), relative(speed));
  }

  /** How much work this network is in terms of another one; 1 for itself. */
  private double relative(Speed speed) {
    if (isMeasured(speed)) {
      return 1;
    }
    var other = Architectures.named(speed.architecture()).forPictures(speed.size());
    return cost(work.subList(0, network.depth())) / cost(other.work().subList(0, other.depth()));
  }

  private static double cost(List<Work> stages) {
    return stages.stream()
        .mapToDouble(stage -> stage.macs() + (double) MACS_PER_ELEMENT * stage.elements())
        .sum();
  }

  private Estimate at(Speed speed) {
    var parts = new ArrayList<Part>();
    parts.add(new Part("starting", START));
    parts.add(new Part("decoding pictures", counts.all() * counts.megapixels() * speed.decode()));
    var computed = new HashSet<Integer>();
    int intact = network.depth();
    long cached = 0;
    for (int i = 0; i < plan.phases().size(); i++) {
      var phase = plan.phases().get(i);
      int boundary = boundary(i);
      int views = views(i);
      if (views > 0 && boundary <= intact && computed.add(boundary)) {
        cached += counts.rows(views, plan.folds()) * rowBytes(boundary);
        var alone = computed.stream().noneMatch(other -> other > boundary || other < boundary);
        parts.add(
            new Part(
                "frozen stages of phase '%s'".formatted(phase.name()),
                counts.rows(views, plan.folds()) * frozen(speed, boundary) * (alone ? 1 : 0.3)));
      }
      parts.add(new Part("phase '%s'".formatted(phase.name()), phase(i, counts, speed)));
      intact = Math.min(intact, boundary);
      computed.removeIf(above -> above > boundary);
    }
    if (plan.folds() > 0) {
      parts.add(new Part("%d folds".formatted(plan.folds()), plan.folds() * fold(speed)));
    }
    parts.add(new Part("evaluating and exporting", finish(speed)));
    double seconds = parts.stream().mapToDouble(Part::seconds).sum();
    long pixels = 4L * input.shorterSide() * input.shorterSide() * counts.all();
    return new Estimate(seconds, parts, new Footprint(plan, network).bytes(), cached + pixels);
  }

  /** All phases but range tests, and a look at what is held out; frozen stages are there. */
  private double fold(Speed speed) {
    var seen = counts.holdingOut(plan.folds());
    return speed.load()
        + seen.test() * speed.frozen()
        + IntStream.range(0, plan.phases().size())
            .filter(i -> plan.phases().get(i).schedule() != Schedule.RANGE_TEST)
            .mapToDouble(i -> phase(i, seen, speed))
            .sum();
  }

  private double phase(int index, Counts seen, Speed speed) {
    var phase = plan.phases().get(index);
    int boundary = boundary(index);
    int views = views(index);
    double open = share(boundary, network.depth());
    double step = speed.headStep() + Math.max(0, speed.step() - speed.headStep()) * open;
    double look = step * LOOK;
    double drawn = views > 0 ? 0 : frozen(speed, boundary);
    double epoch = seen.training() * (step + drawn) + seen.validation() * (look + drawn);
    double all = speed.load() + phase.epochs() * epoch;
    return phase.minutes() > 0 ? Math.min(all, phase.minutes() * 60 + epoch) : all;
  }

  /** Seconds for the frozen stages of a picture, and for drawing it. */
  private double frozen(Speed speed, int boundary) {
    return speed.frozen() * share(0, boundary) + speed.draw();
  }

  /** Looks at validation and test examples, and at some of them in each of three runtimes. */
  private double finish(Speed speed) {
    int looked = counts.validation() + counts.test();
    int checked = Math.min(Exports.CHECKED, counts.heldOut());
    return 4 * speed.load()
        + looked * speed.frozen()
        + checked * (2 * speed.step() * LOOK + speed.frozen());
  }

  private double share(int from, int to) {
    return cost(work.subList(from, to)) / cost(work.subList(0, network.depth()));
  }

  private int boundary(int phase) {
    return plan.phases().get(phase).open().boundary(network);
  }

  private int views(int index) {
    var phase = plan.phases().get(index);
    int boundary = boundary(index);
    return boundary == 0
        ? 0
        : IntStream.iterate(
                phase.views(counts.learning(plan.folds())), views -> views > 0, views -> views - 1)
            .filter(views -> counts.rows(views, plan.folds()) * rowBytes(boundary) <= cacheBudget)
            .findFirst()
            .orElse(0);
  }

  private long rowBytes(int boundary) {
    return network.at(boundary).elements() * Float.BYTES;
  }
}
