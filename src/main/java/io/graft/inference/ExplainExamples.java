package io.graft.inference;

/** What the API documentation shows; the answer was one day given. */
final class ExplainExamples {
  static final String REQUEST =
      """
      {"sample": 17, "class": "ants"}
      """;

  static final String ANSWER =
      """
      {
        "class": "red",
        "probability": 0.8583973921237992,
        "layer": "layer4",
        "height": 6,
        "width": 6,
        "heat": [
          [0.24359052, 0.26837805, 0.27399012, 0.12678684, 0.0, 0.0],
          [0.8110441, 0.20205061, 0.43576226, 0.76615506, 0.22832277, 0.15242977],
          [0.9135328, 0.9621451, 1.0, 0.964699, 0.1154957, 0.044304486],
          [0.26400143, 0.7413937, 0.5788894, 0.46868753, 0.0, 0.0],
          [0.047093797, 0.2871709, 0.2024458, 0.026782526, 0.0, 0.20104448],
          [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
        ],
        "crop": {"left": 0.0, "top": 0.0, "width": 1.0, "height": 1.0}
      }
      """;

  private ExplainExamples() {}
}
