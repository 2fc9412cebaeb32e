package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** A plan with a name, written as what differs from the defaults. */
public enum Recipe {
  @JsonProperty("feature-extraction")
  FEATURE_EXTRACTION(
      "Only a new head learns, on features that the frozen backbone computes once.",
      """
      {"phases": [{"name": "head", "epochs": 30}]}
      """),
  @JsonProperty("linear-probe")
  LINEAR_PROBE(
      "The best linear head on frozen features, by L-BFGS; validation chooses its regularisation.",
      """
      {"head": {"dropout": 0},
       "phases": [{"name": "probe", "epochs": 100, "optimizer": {"type": "lbfgs"}}]}
      """),
  @JsonProperty("fine-tune")
  FINE_TUNE(
      "A new head learns first; then the last two stages learn with it at a tenth of the rate.",
      """
      {"phases": [
        {"name": "head", "epochs": 30},
        {"name": "last stages", "open": "last:2", "epochs": 8, "learningRate": 1e-4,
         "layerDecay": 0.7, "clipNorm": 1, "earlyStopping": {"patience": 4}}]}
      """),
  /** After Howard and Ruder, arXiv:1801.06146. */
  @JsonProperty("gradual-unfreezing")
  GRADUAL_UNFREEZING(
      "The head first, then one stage more in every phase, at falling rates.",
      """
      {"phases": [
        {"name": "head", "epochs": 20},
        {"name": "last stage", "open": "last:1", "epochs": 5, "learningRate": 2e-4,
         "layerDecay": 0.7, "clipNorm": 1, "earlyStopping": {"patience": 3}},
        {"name": "last 2 stages", "open": "last:2", "epochs": 5, "learningRate": 1e-4,
         "layerDecay": 0.7, "clipNorm": 1, "earlyStopping": {"patience": 3}},
        {"name": "last 3 stages", "open": "last:3", "epochs": 5, "learningRate": 5e-5,
         "layerDecay": 0.7, "clipNorm": 1, "earlyStopping": {"patience": 3}}]}
      """),
  /** Linear probing, then fine-tuning (Kumar et al., arXiv:2202.10054). */
  @JsonProperty("lp-ft")
  LP_FT(
      "A linear probe first; then the whole network learns from there at a low rate.",
      """
      {"head": {"dropout": 0},
       "phases": [
        {"name": "probe", "epochs": 100, "optimizer": {"type": "lbfgs"}},
        {"name": "all", "open": "all", "epochs": 10, "learningRate": 1e-4, "layerDecay": 0.8,
         "clipNorm": 1, "earlyStopping": {"patience": 4}}]}
      """),
  @JsonProperty("full")
  FULL(
      "A new head learns first; then the whole network learns with it at a low rate.",
      """
      {"phases": [
        {"name": "head", "epochs": 20},
        {"name": "all", "open": "all", "epochs": 10, "learningRate": 1e-4, "layerDecay": 0.8,
         "clipNorm": 1, "earlyStopping": {"patience": 4}}]}
      """),
  @JsonProperty("from-scratch")
  FROM_SCRATCH(
      "The whole network learns from random weights; needs many examples.",
      """
      {"phases": [
        {"name": "all", "open": "all", "epochs": 60, "norm": "train", "labelSmoothing": 0.1,
         "clipNorm": 1, "views": 1, "optimizer": {"weightDecay": 0.05}, "ema": 0.99,
         "augmentation": {"minimumArea": 0.2, "mixup": 0.2}, "earlyStopping": {"patience": 15}}]}
      """);

  private final String summary;
  private final String differences;

  Recipe(String summary, String differences) {
    this.summary = summary;
    this.differences = differences;
  }

  public String summary() {
    return summary;
  }

  String differences() {
    return differences;
  }

  /** The name on the wire, such as {@code fine-tune}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public static Recipe named(String name) {
    return Arrays.stream(values())
        .filter(recipe -> recipe.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "recipe",
                    "one of " + Arrays.stream(values()).map(Recipe::wireName).toList(),
                    "'" + name + "'"));
  }

  public TrainingPlan plan() {
    return TrainingPlans.expand(this, null);
  }
}
