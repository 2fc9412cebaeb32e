package io.graft.evaluation;

/** What the API documentation shows. */
final class EvaluationExamples {
  static final String A = "0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11";
  static final String B = "7d1f3a52-0c1b-4b6d-8f6a-2f7f5c6b9a04";

  static final String ANSWERS =
      """
      {
        "items": [
          {
            "sample": 301,
            "name": "val/bees/2478216347_535c8fe6d7.jpg",
            "truth": "bees",
            "predicted": "ants",
            "probability": 0.982,
            "truthProbability": 0.018,
            "content": "/api/v1/datasets/c1f7d6de-19d1-4b0f-9e0b-7d9b0c9f5d0a/versions/1/samples/301/content"
          }
        ],
        "next": "MC45ODJfMzAx"
      }
      """;

  static final String MULTI_LABEL =
      """
      {
        "items": [
          {
            "sample": 17,
            "name": "pictures/17.jpg",
            "truths": ["bicycle", "person"],
            "predictions": ["person"],
            "probability": 0.94,
            "truthProbability": 0.61,
            "content": "/api/v1/datasets/c1f7d6de-19d1-4b0f-9e0b-7d9b0c9f5d0a/versions/1/samples/17/content"
          }
        ],
        "next": null
      }
      """;

  static final String CURVE =
      """
      {
        "class": "ants",
        "auc": 0.9167,
        "points": [
          {"threshold": 0.99000007, "falsePositiveRate": 0.0, "truePositiveRate": 0.0},
          {"threshold": 0.91, "falsePositiveRate": 0.0, "truePositiveRate": 0.6667},
          {"threshold": 0.62, "falsePositiveRate": 0.25, "truePositiveRate": 0.6667},
          {"threshold": 0.48, "falsePositiveRate": 0.25, "truePositiveRate": 1.0},
          {"threshold": 0.02, "falsePositiveRate": 1.0, "truePositiveRate": 1.0}
        ]
      }
      """;

  static final String CURVES = "[" + CURVE + "]";

  static final String COMPARISON =
      """
      {
        "a": "0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11",
        "b": "7d1f3a52-0c1b-4b6d-8f6a-2f7f5c6b9a04",
        "examples": 153,
        "bothRight": 140,
        "onlyA": 3,
        "onlyB": 6,
        "bothWrong": 4,
        "accuracyA": 0.9346,
        "accuracyB": 0.9542,
        "difference": 0.0196,
        "interval": {"low": -0.0242, "high": 0.0666, "level": 0.95},
        "pValue": 0.508,
        "test": "exact McNemar",
        "significant": false,
        "confusionDifference": [[2, -2], [-1, 1]],
        "classes": ["ants", "bees"],
        "metrics": [
          {"name": "accuracy", "a": 0.9346, "b": 0.9542},
          {"name": "macroF1", "a": 0.934, "b": 0.9537},
          {"name": "logLoss", "a": 0.171, "b": 0.124},
          {"name": "rocAuc", "a": 0.982, "b": 0.991},
          {"name": "ece", "a": 0.034, "b": 0.021}
        ],
        "items": [
          {
            "sample": 301,
            "name": "val/bees/2478216347_535c8fe6d7.jpg",
            "truth": "bees",
            "a": "ants",
            "b": "bees",
            "content": "/api/v1/datasets/c1f7d6de-19d1-4b0f-9e0b-7d9b0c9f5d0a/versions/1/samples/301/content"
          }
        ]
      }
      """;

  static final String NOT_COMPARABLE =
      """
      {
        "type": "urn:graft:problem:not-comparable",
        "title": "Not comparable",
        "status": 422,
        "detail": "models are compared on the same pictures: 0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11 is of data set c1f7d6de-19d1-4b0f-9e0b-7d9b0c9f5d0a and 7d1f3a52-0c1b-4b6d-8f6a-2f7f5c6b9a04 of 5c1a0c0e-2d0e-4d53-8d0e-6f0f4a1b8c55; train both on the same one",
        "instance": "/api/v1/models:compare"
      }
      """;

  private EvaluationExamples() {}
}
