package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import io.graft.web.Problem;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a dataset away with all its versions, unless somebody needs it. */
@Component
class Deletion {
  private final Datasets datasets;
  private final List<DatasetUse> uses;
  private final JdbcClient sql;
  private final Storage storage;

  Deletion(Datasets datasets, List<DatasetUse> uses, JdbcClient sql, Storage storage) {
    this.datasets = datasets;
    this.uses = uses;
    this.sql = sql;
    this.storage = storage;
  }

  /**
   * Waits for those who {@linkplain Datasets#hold hold} it, and then asks who needs it.
   *
   * <p>The rows go first: files that nobody knows of do less harm than rows without files.
   */
  @Transactional
  public void delete(ProjectId project, DatasetId dataset) throws IOException {
    var known = datasets.require(project, dataset);
    sql.sql("select id from dataset where id = :id for update")
        .param("id", dataset.value())
        .query(UUID.class)
        .optional();
    for (var use : uses) {
      use.of(project, dataset)
          .ifPresent(
              why -> {
                throw inUse(dataset, why);
              });
    }
    var archives =
        sql.sql("select upload from dataset_version where dataset_id = :id and upload is not null")
            .param("id", dataset.value())
            .query(String.class)
            .list();
    int deleted =
        sql.sql(
                """
                delete from dataset d where d.id = :id and not exists (
                  select from dataset_version v where v.dataset_id = d.id and v.state = 'INGESTING')
                """)
            .param("id", dataset.value())
            .update();
    if (deleted == 0) {
      throw inUse(dataset, "is still being ingested; delete it when that is over");
    }
    for (var archive : archives) {
      storage.delete(new StorageKey(archive));
    }
    storage.delete(DatasetVersion.folder(project, known.dataset()));
  }

  private static Problem inUse(DatasetId dataset, String why) {
    return Problem.conflict("dataset-in-use", "dataset %s %s".formatted(dataset, why));
  }
}
