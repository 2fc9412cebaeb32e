package io.graft.backbone;

/** Where weights come from, and what is known of their bytes beforehand. */
sealed interface WeightsSource {

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

  record Upload(String sha256) implements WeightsSource {}

  record Chance() implements WeightsSource {}
}
