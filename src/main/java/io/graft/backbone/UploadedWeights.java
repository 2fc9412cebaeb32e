package io.graft.backbone;

import io.graft.access.ProjectId;
import io.graft.backbone.WeightsSource.Upload;
import io.graft.network.Architectures;
import io.graft.network.Safetensors;
import io.graft.network.UnreadableWeights;
import io.graft.network.WeightsDoNotFit;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Takes weights in that somebody uploads, if they are whole and fit their architecture. */
@Component
class UploadedWeights {
  private static final int PROBLEMS_SHOWN = 50;

  private final Backbones backbones;
  private final Storage storage;

  UploadedWeights(Backbones backbones, Storage storage) {
    this.backbones = backbones;
    this.storage = storage;
  }

  void take(ProjectId project, BackboneUpload.Checked upload) throws IOException {
    backbones.requireFree(project, upload.name());
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
    var key = Backbones.newFile(project);
    storage.adopt(key, file);
    backbones.add(project, upload.definition(source, key));
  }
}
