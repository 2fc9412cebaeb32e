package io.graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.storage.Sha256;
import io.graft.web.Cursor;
import io.graft.web.Problem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@GraftTest
class ModelsTests {
  @Autowired Models models;
  @TempDir Path folder;

  @Test
  void readsBackWhatWasPublished() throws Exception {
    var published = models.publish(Drafts.draft(folder));

    assertThat(models.require(ProjectId.LOCAL, published.id()))
        .usingRecursiveComparison()
        .ignoringFields("provenance.plan") // the same JSON, with other spaces
        .isEqualTo(published);
  }

  @Test
  void movesTheFilesAwayAndKnowsThem() throws Exception {
    var published = models.publish(Drafts.draft(folder));

    var onnx = models.artifact(published, ArtifactKind.ONNX);
    assertThat(onnx).hasContent("model.onnx");
    assertThat(published.artifact(ArtifactKind.ONNX))
        .isEqualTo(new Artifact(ArtifactKind.ONNX, 10, Sha256.of(onnx)));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void publishesNothingWhenAFileIsMissing() throws Exception {
    var draft = Drafts.draft(folder);
    Files.delete(folder.resolve("model.safetensors"));

    assertThatThrownBy(() -> models.publish(draft)).isInstanceOf(NoSuchFileException.class);

    assertThat(models.page(ProjectId.LOCAL, Cursor.START, 100).items())
        .noneMatch(model -> model.name().equals(draft.name()) && isOf(draft, model));
  }

  @Test
  void aJobThatIsTriedAgainKeepsTheModelItHas() throws Exception {
    var draft = Drafts.draft(folder);
    var first = models.publish(draft);
    Drafts.draft(folder); // the files of the second try

    assertThat(models.publish(draft).id()).isEqualTo(first.id());
  }

  @Test
  void knowsNoModelOfAnotherProject() throws Exception {
    var published = models.publish(Drafts.draft(folder));

    assertThat(models.find(new ProjectId(UUID.randomUUID()), published.id())).isEmpty();
  }

  @Test
  void deletesAModelWithItsFiles() throws Exception {
    var published = models.publish(Drafts.draft(folder));
    var onnx = models.artifact(published, ArtifactKind.ONNX);

    models.delete(ProjectId.LOCAL, published.id());

    assertThat(onnx).doesNotExist();
    assertThatThrownBy(() -> models.require(ProjectId.LOCAL, published.id()))
        .isInstanceOf(Problem.class);
  }

  private boolean isOf(ModelDraft draft, ModelSummary model) {
    return models
        .require(ProjectId.LOCAL, new ModelId(model.id()))
        .provenance()
        .job()
        .equals(draft.provenance().job());
  }
}
