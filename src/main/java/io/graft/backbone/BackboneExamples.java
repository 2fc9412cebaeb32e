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
        }
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
        "download": null
      }
      """;

  static final String LIST = "{\"items\": [" + UPLOADED + "], \"next\": null}";

  private BackboneExamples() {}
}
