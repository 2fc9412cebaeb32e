package io.graft.model;

/** What the API documentation shows. */
final class ModelExamples {
  static final String LIST =
      """
      {
        "items": [
          {
            "id": "0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11",
            "name": "ants and bees",
            "job": "5d0c8a51-3c6a-4a55-bb0c-3a3f8d0e0d52",
            "createdAt": "2026-03-02T09:21:40.512Z",
            "backbone": "my_mobilenet",
            "task": "classification",
            "classes": ["ants", "bees"],
            "examples": 153,
            "accuracy": 0.954,
            "accuracyInterval": {"low": 0.909, "high": 0.978},
            "macroF1": 0.953
          }
        ],
        "next": null
      }
      """;

  static final String MODEL =
      """
      {
        "id": "0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11",
        "name": "ants and bees",
        "createdAt": "2026-03-02T09:21:40.512Z",
        "task": "classification",
        "classes": ["ants", "bees"],
        "input": {
          "type": "image",
          "size": 224,
          "cropFraction": 0.875,
          "interpolation": "BICUBIC",
          "mean": [0.5, 0.5, 0.5],
          "std": [0.5, 0.5, 0.5]
        },
        "metrics": {
          "split": "val",
          "examples": 153,
          "loss": 0.131,
          "logLoss": 0.124,
          "accuracy": 0.954,
          "accuracyInterval": {"low": 0.909, "high": 0.978},
          "balancedAccuracy": 0.953,
          "macroF1": 0.953,
          "rocAuc": 0.991,
          "ece": 0.021,
          "perClass": [
            {"name": "ants", "support": 70, "precision": 0.956, "recall": 0.943, "f1": 0.95, "rocAuc": 0.991},
            {"name": "bees", "support": 83, "precision": 0.952, "recall": 0.964, "f1": 0.958, "rocAuc": 0.991}
          ],
          "confusion": [[66, 4], [3, 80]],
          "calibration": {
            "temperature": 1.31,
            "applied": true,
            "fittedOn": "val",
            "gain": 0.053,
            "nllBefore": 0.131,
            "nllAfter": 0.124,
            "eceBefore": 0.034,
            "eceAfter": 0.021
          },
          "reliability": [
            {"lower": 0.8667, "upper": 0.9333, "count": 21, "confidence": 0.904, "accuracy": 0.857},
            {"lower": 0.9333, "upper": 1.0, "count": 132, "confidence": 0.986, "accuracy": 0.97}
          ],
          "mistakes": [
            {"sample": 301, "name": "val/bees/2478216347_535c8fe6d7.jpg", "truth": "bees", "predicted": "ants", "probability": 0.982}
          ],
          "crossValidation": {
            "folds": [
              {"fold": 1, "examples": 133, "accuracy": 0.955, "loss": 0.127, "macroF1": 0.954},
              {"fold": 2, "examples": 132, "accuracy": 0.939, "loss": 0.158, "macroF1": 0.939},
              {"fold": 3, "examples": 132, "accuracy": 0.97, "loss": 0.101, "macroF1": 0.969}
            ],
            "meanAccuracy": 0.955,
            "accuracyDeviation": 0.015,
            "examples": 397,
            "accuracy": 0.955,
            "accuracyInterval": {"low": 0.929, "high": 0.971}
          }
        },
        "certificate": {
          "samples": 64,
          "onnxLargestDifference": 0.0000061,
          "onnxAgreement": 1.0,
          "torchscriptLargestDifference": 0.0,
          "torchscriptAgreement": 1.0
        },
        "provenance": {
          "job": "5d0c8a51-3c6a-4a55-bb0c-3a3f8d0e0d52",
          "dataset": "c1f7d6de-19d1-4b0f-9e0b-7d9b0c9f5d0a",
          "datasetVersion": 1,
          "datasetHash": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
          "backbone": "my_mobilenet",
          "architecture": "tf_mobilenet_v2",
          "backboneSha256": "86b758746c8f2cdb0f3f72ae08f129434beb3555bf7e405bebd6343fe4ae818d",
          "plan": {"phases": [{"name": "head", "epochs": 10}]},
          "seed": 42,
          "versions": {"graft": "0.1.0", "djl": "0.35.1", "libtorch": "2.7.1"},
          "device": "cpu, 2 threads",
          "startedAt": "2026-03-02T09:19:02.004Z",
          "finishedAt": "2026-03-02T09:21:39.870Z",
          "stages": [
            {
              "name": "stem",
              "parameters": 928,
              "frozen": true,
              "sha256Before": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce",
              "sha256After": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
            }
          ]
        },
        "artifacts": [
          {
            "kind": "onnx",
            "file": "model.onnx",
            "size": 8914321,
            "sha256": "4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a",
            "href": "/api/v1/models/0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11/artifacts/onnx"
          }
        ]
      }
      """;

  private ModelExamples() {}
}
