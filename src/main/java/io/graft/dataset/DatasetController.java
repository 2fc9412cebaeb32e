package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.web.Cursor;
import io.graft.web.FieldError;
import io.graft.web.Page;
import io.graft.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DatasetController implements DatasetApi {
  private static final int MOST = 200;

  private final Uploads uploads;
  private final Arrivals arrivals;
  private final Ingestions ingestions;
  private final Datasets datasets;
  private final Report report;
  private final Deletion deletion;

  DatasetController(
      Uploads uploads,
      Arrivals arrivals,
      Ingestions ingestions,
      Datasets datasets,
      Report report,
      Deletion deletion) {
    this.uploads = uploads;
    this.arrivals = arrivals;
    this.ingestions = ingestions;
    this.datasets = datasets;
    this.report = report;
    this.deletion = deletion;
  }

  @Override
  public ResponseEntity<DatasetView> create(Principal principal, HttpServletRequest request) {
    var project = principal.project();
    var form = uploads.receive(project, request, UploadForm.OF_DATASET);
    return arrivals.dataset(project, form, form.upload());
  }

  @Override
  public ResponseEntity<DatasetView> createVersion(
      Principal principal, UUID id, HttpServletRequest request) {
    var project = principal.project();
    var latest = datasets.require(project, new DatasetId(id));
    return arrivals.version(
        latest, uploads.receive(project, request, UploadForm.OF_VERSION).upload());
  }

  @Override
  public Page<DatasetView> list(Principal principal, @Nullable String cursor, int limit) {
    requireLimit(limit, MOST);
    return datasets
        .page(principal.project(), Cursor.parse(cursor), limit)
        .map(version -> DatasetView.of(version, null, ingestions.progress(version.id())));
  }

  @Override
  public DatasetView get(Principal principal, UUID id) {
    return view(datasets.require(principal.project(), new DatasetId(id)));
  }

  @Override
  public DatasetView getVersion(Principal principal, UUID id, int version) {
    return view(datasets.require(principal.project(), new DatasetId(id), version));
  }

  @Override
  public void delete(Principal principal, UUID id) throws IOException {
    deletion.delete(principal.project(), new DatasetId(id));
  }

  private DatasetView view(DatasetVersion version) {
    var progress = ingestions.progress(version.id());
    return DatasetView.of(version, report.of(version.id()), progress);
  }

  static void requireLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      var error = new FieldError("limit", "must be from 1 to %d, was %d".formatted(most, limit));
      throw Problem.badRequest("invalid-request", error.field() + " " + error.message())
          .with(List.of(error));
    }
  }
}
