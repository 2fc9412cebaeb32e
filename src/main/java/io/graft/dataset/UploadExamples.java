package io.graft.dataset;

/** What the documentation shows of resumable uploads. */
final class UploadExamples {
  static final String ID = "24e533e0-2ec3-46f1-9d66-38fd5ef3a2b0";
  static final String EXPIRES = "Tue, 03 Mar 2026 09:15:00 GMT";

  static final String DATASET =
      """
      {
        "upload": "24e533e0-2ec3-46f1-9d66-38fd5ef3a2b0",
        "name": "ants and bees",
        "modality": "image"
      }
      """;

  static final String VERSION =
      """
      {
        "upload": "24e533e0-2ec3-46f1-9d66-38fd5ef3a2b0"
      }
      """;

  static final String TOO_LARGE =
      """
      {
        "type": "urn:graft:problem:upload-too-large",
        "title": "Upload too large",
        "status": 413,
        "detail": "Upload requests can have a maximum size of 10737418240 bytes (graft.dataset.max-upload); make the pictures smaller or split it into several datasets"
      }
      """;

  static final String NO_ROOM =
      """
      {
        "type": "urn:graft:problem:no-room",
        "title": "No room",
        "status": 507,
        "detail": "the upload has 9,663,676,416 bytes, and there is room for 4,294,967,296 on the disk of the service; free some space and upload again"
      }
      """;

  static final String UNKNOWN =
      """
      {
        "type": "urn:graft:problem:no-such-upload",
        "title": "No such upload",
        "status": 404,
        "detail": "there is no upload '24e533e0-2ec3-46f1-9d66-38fd5ef3a2b0', or it has expired or become a dataset; POST /api/v1/uploads begins another"
      }
      """;

  static final String WRONG_OFFSET =
      """
      {
        "type": "urn:graft:problem:wrong-offset",
        "title": "Wrong offset",
        "status": 409,
        "detail": "The Upload-Offset was 0 but expected 5242880; HEAD says where to go on"
      }
      """;

  static final String NOT_FINISHED =
      """
      {
        "type": "urn:graft:problem:upload-not-finished",
        "title": "Upload not finished",
        "status": 409,
        "detail": "upload 24e533e0-2ec3-46f1-9d66-38fd5ef3a2b0 has 5,242,880 of 12,034,511 bytes; PATCH the rest first"
      }
      """;

  private UploadExamples() {}
}
