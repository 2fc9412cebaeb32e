package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.web.Problem;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What is done with an archive that has arrived, whichever way: it is written down and ingested.
 */
@Component
class Arrivals {
  private final Uploads uploads;
  private final Intake intake;
  private final Ingestions ingestions;

  Arrivals(Uploads uploads, Intake intake, Ingestions ingestions) {
    this.uploads = uploads;
    this.intake = intake;
    this.ingestions = ingestions;
  }

  ResponseEntity<DatasetView> dataset(ProjectId project, UploadForm form, Upload upload) {
    var version = dataset(project, form.name(), form.modality(), upload);
    return accepted(version, "/api/v1/datasets/%s".formatted(version.dataset()));
  }

  DatasetVersion dataset(ProjectId project, String name, Modality modality, Upload upload) {
    return record(upload, kept -> intake.newDataset(project, name, modality, kept));
  }

  ResponseEntity<DatasetView> version(DatasetVersion latest, Upload upload) {
    var version = record(upload, kept -> intake.newVersion(latest, kept));
    return accepted(
        version, "/api/v1/datasets/%s/versions/%d".formatted(version.dataset(), version.version()));
  }

  private DatasetVersion record(Upload upload, Function<Upload, DatasetVersion> recording) {
    DatasetVersion version;
    try {
      version = recording.apply(upload);
    } catch (RuntimeException e) {
      uploads.discard(upload);
      throw e;
    }
    if (upload instanceof Upload.Lost(String reason)) {
      throw notKept(version, reason);
    }
    ingestions.submit(version.id());
    return version;
  }

  private static Problem notKept(DatasetVersion version, String reason) {
    var problem = Problem.of(HttpStatus.INSUFFICIENT_STORAGE, "upload-not-kept", reason);
    problem.getBody().setProperty("dataset", version.dataset().toString());
    problem.getBody().setProperty("version", version.version());
    return problem;
  }

  private static ResponseEntity<DatasetView> accepted(DatasetVersion version, String location) {
    return ResponseEntity.accepted().location(URI.create(location)).body(DatasetView.of(version));
  }
}
