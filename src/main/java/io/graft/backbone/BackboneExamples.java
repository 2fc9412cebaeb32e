package io.graft.backbone;

/** What the API documentation shows. */
final class BackboneExamples {
  static final String DOWNLOADING =
      """
      {
        "name": "resnet18",
        "architecture": "resnet18",
        "stages": [
          {"name": "stem", "parameters": 9536},
          {"name": "layer1", "parameters": 147968},
          {"name": "layer2", "parameters": 525568},
          {"name": "layer3", "parameters": 2099712},
          {"name": "layer4", "parameters": 8393728}
        ],
        "features": 512,
        "parameters": 11176512,
        "input": {
          "type": "image",
          "size": 224,
          "cropFraction": 0.875,
          "interpolation": "BILINEAR",
          "mean": [0.485, 0.456, 0.406],
          "std": [0.229, 0.224, 0.225]
        },
        "licence": "BSD-3-Clause",
        "publishedTop1": 69.76,
        "origin": "CATALOGUE",
        "sha256": "694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81",
        "available": false,
        "download": {
          "state": "RUNNING",
          "received": 12582912,
          "total": 46807446,
          "startedAt": "2026-03-02T09:15:04.120Z",
          "error": null
        },
        "card": null,
        "lineage": []
      }
      """;

  static final String UPLOADED =
      """
      {
        "name": "my_mobilenet",
        "architecture": "tf_mobilenet_v2",
        "stages": [
          {"name": "stem", "parameters": 928},
          {"name": "blocks.0", "parameters": 896}
        ],
        "features": 1280,
        "parameters": 2223872,
        "input": {
          "type": "image",
          "size": 224,
          "cropFraction": 0.875,
          "interpolation": "BICUBIC",
          "mean": [0.5, 0.5, 0.5],
          "std": [0.5, 0.5, 0.5]
        },
        "licence": "that of the uploaded file",
        "publishedTop1": null,
        "origin": "UPLOADED",
        "sha256": "86b758746c8f2cdb0f3f72ae08f129434beb3555bf7e405bebd6343fe4ae818d",
        "available": true,
        "download": null,
        "card": null,
        "lineage": []
      }
      """;

  static final String PROMOTED =
      """
      {
        "name": "insects_mobilenet",
        "architecture": "mobilenet_v2",
        "stages": [
          {"name": "stem", "parameters": 928},
          {"name": "blocks.0", "parameters": 896}
        ],
        "features": 1280,
        "parameters": 2223872,
        "input": {
          "type": "image",
          "size": 224,
          "cropFraction": 0.875,
          "interpolation": "BICUBIC",
          "mean": [0.485, 0.456, 0.406],
          "std": [0.229, 0.224, 0.225]
        },
        "licence": "CC-BY-4.0",
        "publishedTop1": null,
        "origin": "PROMOTED",
        "sha256": "3b1f0c5d7a9e2b4c6d8f0a1b3c5d7e9f1a2b4c6d8e0f2a4b6c8d0e1f3a5b7c9d",
        "available": true,
        "download": null,
        "card": "Knows ants from bees, and edges from textures.",
        "lineage": [
          {
            "model": "0b6f2c1e-8c35-4f0e-9a68-3f4f7a0f8e11",
            "job": "6d192d5e-1803-4ac5-b718-1495d6842f30",
            "dataset": "e34867ee-6802-437a-a3ce-2eb896a3373b",
            "datasetVersion": 1,
            "datasetHash": "9c4b7e1a2d3f5a6b8c0d1e2f4a5b6c7d8e9f0a1b2c3d4e5f6a7b8c9d0e1f2a3b",
            "backbone": "mobilenet_v2",
            "backboneSha256": "55ea4fb3a96010b933710ebf44fc965b070d5cd054d3f35e44f2d1320b4a714e"
          }
        ]
      }
      """;

  static final String LIST = "{\"items\": [" + PROMOTED + ", " + UPLOADED + "], \"next\": null}";

  private BackboneExamples() {}
}
