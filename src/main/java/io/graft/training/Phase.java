package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import io.graft.network.Network;
import java.util.Map;
import java.util.TreeMap;

/**
 * One part of a plan: which stages learn, for how long and how.
 *
 * @param open which stages learn; those before them are frozen, and computed once
 * @param epochs at most; early stopping or the time budget may end it before
 * @param minutes after which the phase ends with what it has, 0 for no budget
 * @param batchSize examples of one step of the optimizer
 * @param accumulate parts that a batch is cut into; gradients are summed over them, which takes
 *     less memory and more time
 * @param learningRate of the head and the last open stage
 * @param layerDecay factor from each open stage to the one before it, 1 for none
 * @param rates of stages by name, in place of those that learningRate and layerDecay give; 0 holds
 *     a stage
 * @param warmUp share of the steps over which the rate rises to its full height
 * @param stepEvery epochs after which schedule step multiplies the rate by stepFactor
 * @param ema decay of a moving average of the weights, which is then what is validated and kept; 0
 *     for none
 * @param clipNorm largest norm of the gradient of a step, 0 for any
 * @param views pictures drawn per training example when a frozen prefix is computed once: the plain
 *     one and {@code views - 1} augmented ones; 0 for {@link #views(int)} to choose
 */
public record Phase(
    @Knob("what events call it") String name,
    @Knob(
            "which stages learn: head, last:n, all, or the first open stage by name; those before are frozen")
        OpenStages open,
    @Knob(value = "passes over the training examples, at most", least = 1, most = 10_000)
        int epochs,
    @Knob(
            value = "ends the phase after so many minutes of training; 0 for no budget",
            least = 0,
            most = 100_000)
        double minutes,
    @Knob(value = "examples of one step", least = 1, most = 4096) int batchSize,
    @Knob(
            value = "parts that a batch is cut into; less memory, the same step",
            least = 1,
            most = 256)
        int accumulate,
    @Knob("numbers that activations are computed in; auto tries out what is faster here")
        Precision precision,
    @Knob("how gradients move weights") Optimizer optimizer,
    @Knob(value = "of the head and the last open stage", most = 10) double learningRate,
    @Knob(value = "factor from each open stage to the one before it; 1 for none", most = 1)
        double layerDecay,
    @Knob("learning rates of stages by name, in place of learningRate and layerDecay")
        Map<String, Double> rates,
    @Knob("how the rate runs over the phase") Schedule schedule,
    @Knob(value = "share of the steps over which the rate rises", least = 0, most = 0.9)
        double warmUp,
    @Knob(value = "epochs after which schedule step lowers the rate", least = 1, most = 10_000)
        int stepEvery,
    @Knob(value = "what schedule step multiplies the rate by", most = 1) double stepFactor,
    @Knob("batch normalisation of open stages: frozen keeps the statistics of pre-training")
        NormPolicy norm,
    @Knob("what training makes small") Loss loss,
    @Knob(value = "share of the label that is spread over all classes", least = 0)
        double labelSmoothing,
    @Knob("uniform takes each example once an epoch, balanced each class equally often")
        Sampler sampler,
    @Knob(
            value =
                "decay of a moving average of the weights, which is then what is kept; 0 for none",
            least = 0)
        double ema,
    @Knob(value = "largest norm of the gradient of a step; 0 for any", least = 0) double clipNorm,
    @Knob("how training pictures are varied; validation pictures never are")
        Augmentation augmentation,
    @Knob(
            value =
                "pictures drawn per example when frozen stages are computed once; 0 takes 2 to 8, more for fewer examples",
            least = 0,
            most = 64)
        int views,
    @Knob("ends a phase that gets no better") EarlyStopping earlyStopping) {
  private static final int ENOUGH_VIEWS = 500;
  private static final int FEWEST_VIEWS = 2;
  private static final int MOST_VIEWS = 8;

  public Phase {
    rates = Map.copyOf(new TreeMap<>(rates));
    require(!name.isBlank() && name.length() <= 60, "name", "1 to 60 characters", "'" + name + "'");
    range("epochs", epochs, 1, 10_000);
    range("minutes", minutes, 0, 100_000);
    range("batchSize", batchSize, 1, 4096);
    range("accumulate", accumulate, 1, 256);
    require(accumulate <= batchSize, "accumulate", "at most batchSize " + batchSize, accumulate);
    require(
        learningRate > 0 && learningRate <= 10,
        "learningRate",
        "above 0 and at most 10",
        learningRate);
    require(layerDecay > 0 && layerDecay <= 1, "layerDecay", "above 0 and at most 1", layerDecay);
    rates.forEach((stage, rate) -> range("rates." + stage, rate, 0, 10));
    range("warmUp", warmUp, 0, 0.9);
    range("stepEvery", stepEvery, 1, 10_000);
    require(stepFactor > 0 && stepFactor <= 1, "stepFactor", "above 0 and at most 1", stepFactor);
    require(
        labelSmoothing >= 0 && labelSmoothing < 1,
        "labelSmoothing",
        "from 0 to below 1",
        labelSmoothing);
    require(ema >= 0 && ema < 1, "ema", "from 0 (none) to below 1", ema);
    if (optimizer instanceof Optimizer.Lbfgs) {
      require(
          open instanceof OpenStages.Head, "open", "head where optimizer is lbfgs", open.text());
      require(
          loss.type() == Loss.Kind.CROSS_ENTROPY, "loss.type", "cross-entropy with lbfgs", "focal");
    }
    require(clipNorm >= 0, "clipNorm", "0 (no clipping) or above", clipNorm);
    range("views", views, 0, 64);
  }

  /**
   * Views of each example, where this phase has so many. What is not said is chosen so that about
   * {@value #ENOUGH_VIEWS} are computed in all: a small set gains most from more of them, and they
   * cost it least.
   */
  int views(int examples) {
    int wanted =
        views > 0
            ? views
            : Math.clamp(ENOUGH_VIEWS / Math.max(1, examples), FEWEST_VIEWS, MOST_VIEWS);
    return Math.min(wanted, epochs);
  }

  /**
   * Refuses what this network does not have.
   *
   * @throws InvalidSetting naming the knob
   */
  public void requireFits(Network network) {
    int boundary = open.boundary(network);
    augmentation.requireFitForFrozen(boundary);
    var names = Rates.names(network);
    var learning = names.subList(boundary, names.size());
    for (var stage : rates.keySet()) {
      require(learning.contains(stage), "rates." + stage, "of an open stage, " + learning, stage);
    }
  }

  private static void range(String field, double value, double least, double most) {
    require(
        value >= least && value <= most,
        field,
        "from %s to %s".formatted(text(least), text(most)),
        text(value));
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
