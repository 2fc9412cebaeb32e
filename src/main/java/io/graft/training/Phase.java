package io.graft.training;

import static io.graft.training.InvalidSetting.require;

/**
 * One part of a plan: which stages learn, for how long and how.
 *
 * @param open which stages learn; those before them are frozen, and computed once
 * @param epochs at most; early stopping may end it before
 * @param learningRate of the head and the last open stage
 * @param layerDecay factor from each open stage to the one before it, 1 for none
 * @param views pictures drawn per training example when a frozen prefix is computed once: the plain
 *     one and {@code views - 1} augmented ones
 */
public record Phase(
    String name,
    OpenStages open,
    int epochs,
    int batchSize,
    Optimizer optimizer,
    double learningRate,
    double layerDecay,
    Schedule schedule,
    NormPolicy norm,
    double labelSmoothing,
    double clipNorm,
    Augmentation augmentation,
    int views,
    EarlyStopping earlyStopping) {

  /** What a phase is where a plan says nothing else. */
  static final Phase DEFAULTS =
      new Phase(
          "phase",
          new OpenStages.Head(),
          10,
          32, // as most published transfer recipes; small sets still get several steps an epoch
          new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.01),
          1e-3,
          1.0,
          Schedule.COSINE,
          NormPolicy.FROZEN, // batch statistics of a small set are worse than those of ImageNet
          0.0,
          0.0,
          Augmentation.GENTLE,
          4, // most of what endless augmentation gains, for four times the prefix instead of
          // `epochs` times
          new EarlyStopping(8, 0.0));

  public Phase {
    require(!name.isBlank() && name.length() <= 60, "name", "1 to 60 characters", "'" + name + "'");
    require(epochs >= 1 && epochs <= 10_000, "epochs", "from 1 to 10000", epochs);
    require(batchSize >= 1 && batchSize <= 4096, "batchSize", "from 1 to 4096", batchSize);
    require(
        learningRate > 0 && learningRate <= 10,
        "learningRate",
        "above 0 and at most 10",
        learningRate);
    require(layerDecay > 0 && layerDecay <= 1, "layerDecay", "above 0 and at most 1", layerDecay);
    require(
        labelSmoothing >= 0 && labelSmoothing < 1,
        "labelSmoothing",
        "from 0 to below 1",
        labelSmoothing);
    require(clipNorm >= 0, "clipNorm", "0 (no clipping) or above", clipNorm);
    require(views >= 1 && views <= 64, "views", "from 1 to 64", views);
  }
}
