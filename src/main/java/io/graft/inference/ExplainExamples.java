package io.graft.inference;

/** What the API documentation shows. */
final class ExplainExamples {
  static final String REQUEST =
      """
      {"sample": 17, "class": "ants"}
      """;

  static final String ANSWER =
      """
      {
        "class": "ants",
        "probability": 0.9312,
        "layer": "conv_head",
        "height": 3,
        "width": 3,
        "heat": [[0.0, 0.18, 0.05], [0.31, 1.0, 0.44], [0.02, 0.27, 0.0]],
        "crop": {"left": 0.1875, "top": 0.0625, "width": 0.625, "height": 0.875}
      }
      """;

  private ExplainExamples() {}
}
