package io.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/** A plan with a name. */
public enum Recipe {
  /** Only a new head learns, on features computed once. */
  @JsonProperty("feature-extraction")
  FEATURE_EXTRACTION("Only a new head learns, on features that the frozen backbone computes once."),
  /** The head first, then the last stages with it at a tenth of the rate. */
  @JsonProperty("fine-tune")
  FINE_TUNE(
      "A new head learns first; then the last two stages learn with it at a tenth of the rate."),
  /** All of a randomly initialised network. */
  @JsonProperty("from-scratch")
  FROM_SCRATCH("The whole network learns from random weights; needs many examples.");

  /** Small sets overfit in the head first. */
  private static final HeadSettings HEAD = new HeadSettings(List.of(), "relu", 0.2);

  private final String summary;

  Recipe(String summary) {
    this.summary = summary;
  }

  public String summary() {
    return summary;
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
    return new TrainingPlan(wireName(), 42, HEAD, phases());
  }

  private List<Phase> phases() {
    var d = Phase.DEFAULTS;
    var head =
        new Phase(
            "head",
            d.open(),
            30,
            d.batchSize(),
            d.optimizer(),
            d.learningRate(),
            d.layerDecay(),
            d.schedule(),
            d.norm(),
            d.labelSmoothing(),
            d.clipNorm(),
            d.augmentation(),
            d.views(),
            d.earlyStopping());
    return switch (this) {
      case FEATURE_EXTRACTION -> List.of(head);
      case FINE_TUNE ->
          List.of(
              head,
              new Phase(
                  "last stages",
                  new OpenStages.Last(2),
                  8,
                  d.batchSize(),
                  d.optimizer(),
                  1e-4,
                  0.7,
                  d.schedule(),
                  d.norm(),
                  d.labelSmoothing(),
                  1.0,
                  d.augmentation(),
                  d.views(),
                  new EarlyStopping(4, 0)));
      case FROM_SCRATCH ->
          List.of(
              new Phase(
                  "all",
                  new OpenStages.All(),
                  60,
                  d.batchSize(),
                  new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.05),
                  1e-3,
                  1.0,
                  d.schedule(),
                  NormPolicy.TRAIN,
                  0.1,
                  1.0,
                  Augmentation.STRONG,
                  1,
                  new EarlyStopping(15, 0)));
    };
  }
}
