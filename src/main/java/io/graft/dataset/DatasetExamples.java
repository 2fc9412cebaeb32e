package io.graft.dataset;

/** What the documentation shows of each operation. */
final class DatasetExamples {
  static final String ID = "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d";

  static final String INGESTING =
      """
      {
        "id": "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d",
        "name": "ants and bees",
        "modality": "image",
        "version": 1,
        "state": "INGESTING",
        "skipped": 0,
        "createdAt": "2026-03-02T09:15:00.120034Z"
      }
      """;

  static final String READY =
      """
      {
        "id": "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d",
        "name": "ants and bees",
        "modality": "image",
        "version": 1,
        "state": "READY",
        "task": "classification",
        "classes": [
          {"name": "ants", "train": 123, "val": 70, "test": 0},
          {"name": "bees", "train": 121, "val": 83, "test": 0}
        ],
        "samples": {"train": 244, "val": 153, "test": 0},
        "splitDrawn": false,
        "contentHash": "0d7f7d3f1d9c0a6f6c6d4dbd2a5c1e0b4a3f9e8d7c6b5a49382716051f2e3d4c",
        "bytes": 12034511,
        "skipped": 1,
        "report": [
          {"path": "train/ants/imageNotFound.gif", "reason": "is not a picture: it begins with \\"<html><head>\\"; JPEG, PNG, WebP, BMP and GIF are read"}
        ],
        "createdAt": "2026-03-02T09:15:00.120034Z",
        "finishedAt": "2026-03-02T09:15:01.603411Z"
      }
      """;

  static final String MULTI_LABEL =
      """
      {
        "id": "0d1c51c0-3b0e-4c4b-9a35-0d6f2a7f7b11",
        "name": "lights",
        "modality": "image",
        "version": 1,
        "state": "READY",
        "task": "multi-label",
        "classes": [
          {"name": "green", "train": 16, "val": 4, "test": 4},
          {"name": "red", "train": 16, "val": 4, "test": 4}
        ],
        "samples": {"train": 34, "val": 7, "test": 7},
        "splitDrawn": true,
        "contentHash": "5e1f0a7d3c9b2468ace013579bdf02468ace13579bdf0246013579bdf02468ac",
        "bytes": 81224,
        "skipped": 1,
        "report": [
          {"path": "lights/pictures/99.png", "reason": "is named in line 50 of labels.csv, and not in the archive"}
        ],
        "createdAt": "2026-11-21T07:15:00.120034Z",
        "finishedAt": "2026-11-21T07:15:00.603411Z"
      }
      """;

  static final String REJECTED =
      """
      {
        "id": "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d",
        "name": "ants and bees",
        "modality": "image",
        "version": 1,
        "state": "REJECTED",
        "reason": "there is one class only, 'ants'; at least two are needed to tell apart",
        "skipped": 0,
        "report": [],
        "createdAt": "2026-03-02T09:15:00.120034Z",
        "finishedAt": "2026-03-02T09:15:00.301114Z"
      }
      """;

  static final String LIST =
      """
      {
        "items": [
          {
            "id": "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d",
            "name": "ants and bees",
            "modality": "image",
            "version": 1,
            "state": "INGESTING",
            "skipped": 0,
            "createdAt": "2026-03-02T09:15:00.120034Z"
          }
        ],
        "next": "MjAyNi0wMy0wMlQwOToxNTowMC4xMjAwMzRaXzZmMWMxZjBlLTNmMGEtNGE1NS05ZDBiLTVhMmYyZjZhMWM3ZA"
      }
      """;

  static final String SAMPLES =
      """
      {
        "items": [
          {
            "n": 0,
            "name": "train/ants/0013035.jpg",
            "class": "ants",
            "label": 0,
            "labels": ["ants"],
            "split": "train",
            "width": 768,
            "height": 512,
            "bytes": 16044,
            "sha256": "5f3c9a1e0b7d2468ace013579bdf02468ace13579bdf02468ace13579bdf0246",
            "content": "/api/v1/datasets/6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d/versions/1/samples/0/content"
          }
        ],
        "next": "1"
      }
      """;

  static final String UNKNOWN =
      """
      {
        "type": "urn:graft:problem:unknown-dataset",
        "title": "Unknown dataset",
        "status": 404,
        "detail": "there is no dataset 6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d; GET /api/v1/datasets lists those there are"
      }
      """;

  static final String IN_USE =
      """
      {
        "type": "urn:graft:problem:dataset-in-use",
        "title": "Dataset in use",
        "status": 409,
        "detail": "dataset 6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d is what job 0b0c0b8e-9f9d-4f1e-8a53-6c1a9f3f2f10 learns from; cancel that first, or wait until it is over"
      }
      """;

  static final String NOT_AN_ARCHIVE =
      """
      {
        "type": "urn:graft:problem:not-an-archive",
        "title": "Not an archive",
        "status": 422,
        "detail": "the file is a RAR archive; send a zip, tar or tar.gz with one folder of pictures per class"
      }
      """;

  static final String MISSING =
      """
      {
        "type": "urn:graft:problem:invalid-request",
        "title": "Invalid request",
        "status": 400,
        "detail": "name is missing; give the dataset a name",
        "errors": [{"field": "name", "message": "is missing; give the dataset a name"}]
      }
      """;

  static final String DISK_FULL =
      """
      {
        "type": "urn:graft:problem:upload-not-kept",
        "title": "Upload not kept",
        "status": 507,
        "detail": "the disk of the service is full (No space left on device); free some space and upload again",
        "dataset": "6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d",
        "version": 1
      }
      """;

  static final String NOT_READY =
      """
      {
        "type": "urn:graft:problem:dataset-not-ready",
        "title": "Dataset not ready",
        "status": 409,
        "detail": "dataset 6f1c1f0e-3f0a-4a55-9d0b-5a2f2f6a1c7d version 1 is still being ingested; try again when it is READY"
      }
      """;

  private DatasetExamples() {}
}
