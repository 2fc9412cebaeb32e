package io.graft.dataset;

import io.graft.access.Principal;
import io.graft.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VersionController implements VersionApi {
  private static final int MOST_VERSIONS = 200;
  private static final int MOST_CHANGES = 1000;

  private final Datasets datasets;
  private final Ingestions ingestions;
  private final Changes changes;

  VersionController(Datasets datasets, Ingestions ingestions, Changes changes) {
    this.datasets = datasets;
    this.ingestions = ingestions;
    this.changes = changes;
  }

  @Override
  public Page<DatasetView> list(Principal principal, UUID id, @Nullable String cursor, int limit) {
    DatasetController.requireLimit(limit, MOST_VERSIONS);
    var newest = datasets.require(principal.project(), new DatasetId(id));
    int from = cursor == null ? newest.version() : SampleController.number(cursor);
    return datasets
        .versions(newest, from, limit)
        .map(version -> DatasetView.of(version, null, ingestions.progress(version.id())));
  }

  @Override
  public ChangesView changes(
      Principal principal, UUID id, int version, int since, @Nullable String cursor, int limit) {
    DatasetController.requireLimit(limit, MOST_CHANGES);
    var dataset = new DatasetId(id);
    var after = datasets.requireReady(principal.project(), dataset, version);
    var before = datasets.requireReady(principal.project(), dataset, since);
    return changes.between(before, after, Changes.Place.parse(cursor), limit);
  }
}
