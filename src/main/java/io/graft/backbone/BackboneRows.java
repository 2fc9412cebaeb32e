package io.graft.backbone;

import io.graft.access.ProjectId;
import io.graft.backbone.WeightsSource.Promoted;
import io.graft.backbone.WeightsSource.Upload;
import io.graft.backbone.input.ImageInput;
import io.graft.storage.StorageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The backbones that somebody uploaded, or promoted a model to. */
@Repository
class BackboneRows {
  private final JdbcClient sql;
  private final JsonMapper json;

  BackboneRows(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** False where the project has a backbone of that name. */
  boolean insert(ProjectId project, Definition backbone) {
    return sql.sql(
                """
                insert into backbone (project_id, name, architecture, input, sha256, file,
                                      licence, card, lineage)
                values (:project, :name, :architecture, :input::jsonb, :sha256, :file,
                        :licence, :card, :lineage::jsonb)
                on conflict (project_id, name) do nothing
                """)
            .param("project", project.value())
            .param("name", backbone.name())
            .param("architecture", backbone.architecture())
            .param("input", json.writeValueAsString(backbone.input()))
            .param("sha256", backbone.source().sha256())
            .param("file", backbone.file().value())
            .param("licence", backbone.licence())
            .param("card", backbone.card())
            .param("lineage", json.writeValueAsString(backbone.source().lineage()))
            .update()
        == 1;
  }

  Optional<Definition> find(ProjectId project, String name) {
    return sql.sql("select * from backbone where project_id = :project and name = :name")
        .param("project", project.value())
        .param("name", name)
        .query(this::definition)
        .optional();
  }

  List<Definition> all(ProjectId project) {
    return sql.sql("select * from backbone where project_id = :project order by name")
        .param("project", project.value())
        .query(this::definition)
        .list();
  }

  /** Of all projects. */
  List<Definition> everywhere() {
    return sql.sql("select * from backbone order by name").query(this::definition).list();
  }

  private Definition definition(ResultSet row, int number) throws SQLException {
    return new Definition(
        row.getString("name"),
        row.getString("architecture"),
        json.readValue(row.getString("input"), ImageInput.class),
        row.getString("licence"),
        null,
        row.getString("card"),
        source(row),
        new StorageKey(row.getString("file")));
  }

  private WeightsSource source(ResultSet row) throws SQLException {
    var sha256 = row.getString("sha256");
    var lineage = json.readValue(row.getString("lineage"), Generation[].class);
    return lineage.length == 0 ? new Upload(sha256) : new Promoted(sha256, List.of(lineage));
  }
}
