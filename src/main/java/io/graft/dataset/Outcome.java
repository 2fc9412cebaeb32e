package io.graft.dataset;

import java.util.List;

/** What has become of an archive. */
sealed interface Outcome {
  List<Skipped> skipped();

  record Accepted(DatasetState.Ready ready, List<Sample> samples, List<Skipped> skipped)
      implements Outcome {}

  record Refused(String reason, List<Skipped> skipped) implements Outcome {}
}
