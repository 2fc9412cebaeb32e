package io.graft.training;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a plan is where nobody says anything else. */
class PlanDefaults {
  /** Small sets overfit in the head first, hence the dropout. */
  private static final String PLAN =
      """
      {"recipe": "", "seed": 42, "head": {"pooling": "avg", "hidden": [], "activation": "relu", "dropout": 0.2},
       "folds": 0, "phases": []}
      """;

  // batchSize: as most published transfer recipes; small sets still get several steps an epoch
  // norm: batch statistics of a small set are worse than those of ImageNet
  // views: a few gain most of what endless augmentation does, for so many times the prefix, not
  // `epochs` times
  private static final String PHASE =
      """
      {"name": "phase", "open": "head", "epochs": 10, "minutes": 0, "batchSize": 32, "accumulate": 1,
       "precision": "float32",
       "optimizer": {"type": "adamw", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.01},
       "learningRate": 1e-3, "layerDecay": 1, "rates": {},
       "schedule": "cosine", "warmUp": 0.05, "stepEvery": 10, "stepFactor": 0.1,
       "norm": "frozen",
       "loss": {"type": "cross-entropy", "gamma": 2, "classWeights": "none"}, "labelSmoothing": 0,
       "sampler": "uniform", "ema": 0, "clipNorm": 0,
       "augmentation": {"flip": true, "minimumArea": 0.5, "rotation": 0, "translate": 0, "scale": 0, "shear": 0,
         "brightness": 0, "contrast": 0, "saturation": 0, "hue": 0, "erasing": 0,
         "randAugment": {"operations": 0, "magnitude": 3}, "mixup": 0, "cutmix": 0}, "views": 0,
       "earlyStopping": {"metric": "accuracy", "patience": 8, "minimumChange": 0, "restoreBest": true}}
      """;

  private PlanDefaults() {}

  static ObjectNode plan() {
    return (ObjectNode) Json.MAPPER.readTree(PLAN);
  }

  static ObjectNode phase() {
    return (ObjectNode) Json.MAPPER.readTree(PHASE);
  }

  static ObjectNode optimizer(String type) {
    return Json.MAPPER.valueToTree(
        switch (type) {
          case "sgd" -> new Optimizer.Sgd(0.9, false, 0);
          case "lbfgs" -> new Optimizer.Lbfgs(10, List.of(1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0));
          case "adam" -> new Optimizer.Adam(0.9, 0.999, 1e-8, 0);
          default -> new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.01);
        });
  }
}
