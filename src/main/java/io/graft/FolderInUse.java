package io.graft;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two services on one data folder: the second must not start. */
class FolderInUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  FolderInUse(Path folder) {
    super("another service is running on the data folder %s".formatted(folder));
  }

  /** Says so in two lines, without a stack trace. */
  static class Analyzer extends AbstractFailureAnalyzer<FolderInUse> {
    @Override
    protected FailureAnalysis analyze(Throwable root, FolderInUse cause) {
      return new FailureAnalysis(
          cause.getMessage(),
          "Stop the other one, or give this one a folder of its own: --graft.data=other-folder.",
          cause);
    }
  }
}
