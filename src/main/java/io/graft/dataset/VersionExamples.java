package io.graft.dataset;

/** What the documentation shows of the versions of a dataset. */
final class VersionExamples {
  static final String LIST =
      """
      {
        "items": [
          {
            "id": "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d",
            "name": "ants and bees",
            "modality": "image",
            "version": 2,
            "state": "INGESTING",
            "progress": {"share": 0.42, "samples": 1234},
            "skipped": 0,
            "createdAt": "2026-03-02T09:15:00.120034Z"
          }
        ],
        "next": "1"
      }
      """;

  static final String CHANGES =
      """
      {
        "since": 1,
        "version": 2,
        "added": 12,
        "removed": 3,
        "relabelled": 1,
        "moved": 0,
        "unchanged": 380,
        "classesAdded": [],
        "classesRemoved": [],
        "items": [
          {
            "change": "added",
            "name": "train/ants/1.jpg",
            "from": null,
            "to": {"labels": ["ants"], "split": "train"},
            "content": "/api/v1/datasets/6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d/versions/2/samples/0/content"
          }
        ],
        "next": "0-4"
      }
      """;

  private VersionExamples() {}
}
