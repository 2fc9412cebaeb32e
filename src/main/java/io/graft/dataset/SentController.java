package io.graft.dataset;

import io.graft.access.Principal;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes datasets of resumable uploads; documented with those of forms, as the addresses are the
 * same.
 */
@Hidden
@RestController
@RequestMapping(path = "/api/v1/datasets", consumes = MediaType.APPLICATION_JSON_VALUE)
class SentController {
  private final ResumableUploads uploads;
  private final Arrivals arrivals;
  private final Datasets datasets;

  SentController(ResumableUploads uploads, Arrivals arrivals, Datasets datasets) {
    this.uploads = uploads;
    this.arrivals = arrivals;
    this.datasets = datasets;
  }

  @PostMapping
  ResponseEntity<DatasetView> create(Principal principal, @RequestBody SentDataset sent) {
    var form = sent.checked();
    var upload = uploads.take(principal.project(), form.uploadId());
    return arrivals.dataset(principal.project(), form, upload);
  }

  @PostMapping("/{id}/versions")
  ResponseEntity<DatasetView> createVersion(
      Principal principal, @PathVariable UUID id, @RequestBody SentVersion sent) {
    var form = sent.checked();
    var latest = datasets.require(principal.project(), new DatasetId(id));
    return arrivals.version(latest, uploads.take(principal.project(), form.uploadId()));
  }
}
