package io.graft.backbone;

import io.graft.access.ProjectId;
import io.graft.backbone.WeightsSource.Upload;
import io.graft.network.Architectures;
import io.graft.network.Safetensors;
import io.graft.network.UnreadableWeights;
import io.graft.network.WeightsDoNotFit;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Takes weights in that somebody uploads, if they are whole and fit their architecture. */
@Component
class UploadedWeights {
  private static final int PROBLEMS_SHOWN = 50;

  private final Backbones backbones;
  private final BackboneRows rows;
  private final Storage storage;

  UploadedWeights(Backbones backbones, BackboneRows rows, Storage storage) {
    this.backbones = backbones;
    this.rows = rows;
    this.storage = storage;
  }

  void take(ProjectId project, BackboneUpload.Checked upload) throws IOException {
    if (backbones.isTaken(project, upload.name())) {
      throw taken(upload.name());
    }
    var scratch = storage.scratch();
    try {
      var file = scratch.resolve("model.safetensors");
      upload.file().transferTo(file);
      refuseMisfit(file, upload.architecture());
      keep(project, upload, file);
    } finally {
      FileSystemUtils.deleteRecursively(scratch);
    }
  }

  private static void refuseMisfit(Path file, String architecture) throws IOException {
    try {
      Safetensors.read(file).fitStages(Architectures.named(architecture));
    } catch (UnreadableWeights unreadable) {
      throw Problem.unprocessable(
          "unreadable-weights",
          unreadable.getMessage() + "; send a whole file in the safetensors format");
    } catch (WeightsDoNotFit misfit) {
      throw Problem.unprocessable("weights-do-not-fit", String.valueOf(misfit.getMessage()))
          .with(
              misfit.problems().stream()
                  .limit(PROBLEMS_SHOWN)
                  .map(problem -> new FieldError("file", problem))
                  .toList());
    }
  }

  private void keep(ProjectId project, BackboneUpload.Checked upload, Path file)
      throws IOException {
    var source = new Upload(Sha256.of(file));
    var key =
        new StorageKey(
            "projects/%s/backbones/%s.safetensors".formatted(project, UUID.randomUUID()));
    storage.adopt(key, file);
    if (!rows.insert(project, upload.definition(source, key), source)) {
      storage.delete(key);
      throw taken(upload.name());
    }
  }

  private static Problem taken(String name) {
    return Problem.conflict(
        "name-taken",
        "there is a backbone %s already, and backbones do not change; take another name"
            .formatted(name));
  }
}
