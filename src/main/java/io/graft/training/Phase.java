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
 *     one and {@code views - 1} augmented ones
 */
public record Phase(
    String name,
    OpenStages open,
    int epochs,
    double minutes,
    int batchSize,
    int accumulate,
    Precision precision,
    Optimizer optimizer,
    double learningRate,
    double layerDecay,
    Map<String, Double> rates,
    Schedule schedule,
    double warmUp,
    int stepEvery,
    double stepFactor,
    NormPolicy norm,
    Loss loss,
    double labelSmoothing,
    Sampler sampler,
    double ema,
    double clipNorm,
    Augmentation augmentation,
    int views,
    EarlyStopping earlyStopping) {

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
    require(clipNorm >= 0, "clipNorm", "0 (no clipping) or above", clipNorm);
    range("views", views, 1, 64);
  }

  /**
   * Refuses what this network does not have.
   *
   * @throws InvalidSetting naming the knob
   */
  public void requireFits(Network network) {
    int boundary = open.boundary(network);
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
