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

  static final String MULTI_LABEL =
      """
      {
        "predictions": [
          {
            "file": "street.jpg",
            "label": "car",
            "probability": 0.9712,
            "top": [
              {"label": "car", "probability": 0.9712},
              {"label": "person", "probability": 0.6033},
              {"label": "dog", "probability": 0.0208}
            ],
            "labels": ["car", "person"]
          }
        ]
      }
      """;

  private PredictExamples() {}
}
