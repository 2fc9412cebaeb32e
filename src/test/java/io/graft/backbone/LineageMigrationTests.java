package io.graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GraftTest
class LineageMigrationTests {
  private static final String SCHEMA = "before_lineage";

  @Autowired DataSource database;
  @Autowired JdbcClient sql;

  private FluentConfiguration flyway() {
    return Flyway.configure().dataSource(database).schemas(SCHEMA).cleanDisabled(false);
  }

  @Test
  void oldBackbonesWereUploaded() {
    flyway().target("7").load().migrate();
    sql.sql(
            """
            insert into before_lineage.backbone (project_id, name, architecture, input, sha256, file)
            select id, 'mine', 'resnet18', '{}', 'hash', 'file' from before_lineage.project
            """)
        .update();

    flyway().load().migrate();

    assertThat(
            sql.sql("select licence || ' ' || lineage::text from before_lineage.backbone")
                .query(String.class)
                .single())
        .isEqualTo(Definition.UPLOADED + " []");
    flyway().load().clean();
  }
}
