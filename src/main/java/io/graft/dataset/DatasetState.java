package io.graft.dataset;

import io.graft.network.Task;
import java.util.List;

/** How far an uploaded archive has come. */
public sealed interface DatasetState {
  record Ingesting() implements DatasetState {}

  /**
   * @param contentHash SHA-256 over split, classes and SHA-256 of every sample: equal for equal
   *     samples, whatever archive they came in
   * @param samples of each split; fewer than those of all classes where samples have several
   * @param splitDrawn whether val was drawn by us, rather than given as a folder
   * @param bytes the size of the pack
   */
  record Ready(
      String contentHash,
      Task task,
      List<ClassCounts> classes,
      SplitCounts samples,
      boolean splitDrawn,
      long bytes)
      implements DatasetState {}

  record Rejected(String reason) implements DatasetState {}

  default String wire() {
    return switch (this) {
      case Ingesting _ -> "INGESTING";
      case Ready _ -> "READY";
      case Rejected _ -> "REJECTED";
    };
  }
}
