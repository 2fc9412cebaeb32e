package io.graft.backbone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where weights come from, and what is known of their bytes beforehand. */
sealed interface WeightsSource {

  /** Of the weights file; null where each job draws its own. */
  @Nullable String sha256();

  /** The trainings that made the weights here, newest first. */
  default List<Generation> lineage() {
    return List.of();
  }

  /**
   * A file of a model repository on the Hugging Face hub, pinned: other bytes are refused.
   *
   * @param revision the commit of the repository
   * @param size in bytes
   */
  record Hub(String repository, String revision, long size, String sha256)
      implements WeightsSource {
    String path() {
      return "/%s/resolve/%s/model.safetensors".formatted(repository, revision);
    }
  }

  /** A file inside the program. */
  record Bundled(String sha256) implements WeightsSource {}

  record Upload(String sha256) implements WeightsSource {}

  /** Those of a model that was trained here. */
  record Promoted(String sha256, @Override List<Generation> lineage) implements WeightsSource {
    public Promoted {
      lineage = List.copyOf(lineage);
    }
  }

  record Chance() implements WeightsSource {
    @Override
    public @Nullable String sha256() {
      return null;
    }
  }
}
