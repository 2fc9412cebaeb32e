package io.graft.inference;

/** What the API documentation shows. */
final class PredictExamples {
  static final String REQUEST =
      """
      {"images": [{"name": "dot.gif", "base64": "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="}], "top": 2}
      """;

  static final String ANSWER =
      """
      {
        "predictions": [
          {
            "file": "photo.jpg",
            "label": "bees",
            "probability": 0.9871,
            "top": [
              {"label": "bees", "probability": 0.9871},
              {"label": "ants", "probability": 0.0129}
            ]
          }
        ]
      }
      """;

  private PredictExamples() {}
}
