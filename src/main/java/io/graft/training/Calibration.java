package io.graft.training;

/**
 * What temperature scaling did to the probabilities. It is fitted to the validation examples; the
 * four figures are of the examples reported on.
 *
 * @param applied whether the exported model divides its logits by the temperature
 * @param gain share of the validation log loss that the temperature takes away
 * @param nllBefore mean -ln p(right class) at temperature 1
 * @param eceBefore expected calibration error at temperature 1
 */
public record Calibration(
    double temperature,
    boolean applied,
    double gain,
    double nllBefore,
    double nllAfter,
    double eceBefore,
    double eceAfter) {

  static Calibration of(TemperatureScaling scaling, Answers answers) {
    var before = new Probabilities(answers, 1);
    var after = new Probabilities(answers, scaling.temperature());
    return new Calibration(
        scaling.temperature(),
        scaling.helps(),
        scaling.gain(),
        before.logLoss(),
        after.logLoss(),
        Reliability.of(before).error(),
        Reliability.of(after).error());
  }

  /** What the exported model divides its logits by. */
  public double exportedTemperature() {
    return applied ? temperature : 1;
  }

  /** Of the exported model's probabilities. */
  public double logLoss() {
    return applied ? nllAfter : nllBefore;
  }

  /** Expected calibration error of the exported model's probabilities. */
  public double ece() {
    return applied ? eceAfter : eceBefore;
  }
}
