package io.graft.dataset;

import io.graft.access.ProjectId;
import java.util.Optional;

/** Something that needs datasets to stay; it is asked before one is deleted. */
public interface DatasetUse {

  /** Who needs it, and what to do about that, as a sentence about the dataset; empty for nobody. */
  Optional<String> of(ProjectId project, DatasetId dataset);
}
