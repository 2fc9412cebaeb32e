package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.web.Cursor;
import io.graft.web.FieldError;
import io.graft.web.Page;
import io.graft.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DatasetController implements DatasetApi {
  private static final int MOST = 200;

  private final Uploads uploads;
  private final Intake intake;
  private final Ingestions ingestions;
  private final Datasets datasets;
  private final Report report;

  DatasetController(
      Uploads uploads, Intake intake, Ingestions ingestions, Datasets datasets, Report report) {
    this.uploads = uploads;
    this.intake = intake;
    this.ingestions = ingestions;
    this.datasets = datasets;
    this.report = report;
  }

  @Override
  public ResponseEntity<DatasetView> create(Principal principal, HttpServletRequest request) {
    var project = principal.project();
    var form = uploads.receive(project, request, UploadForm.OF_DATASET);
    var version =
        record(form, upload -> intake.newDataset(project, form.name(), form.modality(), upload));
    return accepted(version, "/api/v1/datasets/%s".formatted(version.dataset()));
  }

  @Override
  public ResponseEntity<DatasetView> createVersion(
      Principal principal, UUID id, HttpServletRequest request) {
    var project = principal.project();
    var latest = datasets.require(project, new DatasetId(id));
    var form = uploads.receive(project, request, UploadForm.OF_VERSION);
    var version = record(form, upload -> intake.newVersion(latest, upload));
    return accepted(
        version, "/api/v1/datasets/%s/versions/%d".formatted(version.dataset(), version.version()));
  }

  private DatasetVersion record(UploadForm form, Function<Upload, DatasetVersion> recording) {
    var upload = form.upload();
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
    return ResponseEntity.accepted()
        .location(URI.create(location))
        .body(DatasetView.of(version, null));
  }

  @Override
  public Page<DatasetView> list(Principal principal, @Nullable String cursor, int limit) {
    requireLimit(limit, MOST);
    return datasets
        .page(principal.project(), Cursor.parse(cursor), limit)
        .map(version -> DatasetView.of(version, null));
  }

  @Override
  public DatasetView get(Principal principal, UUID id) {
    return view(datasets.require(principal.project(), new DatasetId(id)));
  }

  @Override
  public DatasetView getVersion(Principal principal, UUID id, int version) {
    return view(datasets.require(principal.project(), new DatasetId(id), version));
  }

  private DatasetView view(DatasetVersion version) {
    return DatasetView.of(version, report.of(version.id()));
  }

  static void requireLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      var error = new FieldError("limit", "must be from 1 to %d, was %d".formatted(most, limit));
      throw Problem.badRequest("invalid-request", error.field() + " " + error.message())
          .with(List.of(error));
    }
  }
}
