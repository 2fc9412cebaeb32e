package io.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was uploaded before pictures could have several labels. */
@GraftTest
class MigrationTests {
  private static final String SCHEMA = "before_multi_label";

  @Autowired DataSource database;
  @Autowired JdbcClient sql;

  private FluentConfiguration flyway() {
    return Flyway.configure().dataSource(database).schemas(SCHEMA).cleanDisabled(false);
  }

  @Test
  void oldSamplesHaveTheirOneLabel() {
    flyway().target("6").load().migrate();
    sql.sql(
            """
            insert into before_multi_label.dataset (id, project_id, name, modality, created_at)
            select '00000000-0000-0000-0000-000000000002', id, 'ants', 'IMAGE', now()
              from before_multi_label.project;
            insert into before_multi_label.dataset_version
              (id, project_id, dataset_id, version, state, content_hash, split_drawn, bytes, created_at, finished_at)
            select id, project_id, id, 1, 'READY', 'hash', true, 9, now(), now()
              from before_multi_label.dataset;
            insert into before_multi_label.dataset_class (version_id, label, name, train, val, test)
            select id, 0, 'ants', 5, 2, 1 from before_multi_label.dataset union
            select id, 1, 'bees', 7, 3, 0 from before_multi_label.dataset;
            insert into before_multi_label.dataset_sample
              (version_id, n, name, start, length, label, split, width, height, sha256)
            select id, 0, 'bees/1.png', 0, 9, 1, 'TRAIN', 1, 1, 'hash' from before_multi_label.dataset;
            """)
        .update();

    flyway().load().migrate();

    assertThat(
            sql.sql("select label || ' ' || labels::text from before_multi_label.dataset_sample")
                .query(String.class)
                .single())
        .isEqualTo("1 {1}");
    assertThat(
            sql.sql(
                    """
                    select concat_ws(' ', task, train_samples, val_samples, test_samples)
                      from before_multi_label.dataset_version
                    """)
                .query(String.class)
                .single())
        .isEqualTo("CLASSIFICATION 12 5 1");
    flyway().load().clean();
  }
}
