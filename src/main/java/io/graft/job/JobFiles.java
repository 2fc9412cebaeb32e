package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a job keeps in storage while it is not over: its last checkpoint. */
@Component
public class JobFiles {
  private static final Logger log = LoggerFactory.getLogger(JobFiles.class);

  private final Storage storage;

  JobFiles(Storage storage) {
    this.storage = storage;
  }

  /** Takes in a finished local file. */
  public StorageKey keep(ProjectId project, JobId job, String name, Path file) throws IOException {
    var key = folder(project, job).resolve(name);
    storage.adopt(key, file);
    return key;
  }

  /** The checkpoint as a local file; none where there is none, or it is gone. */
  public @Nullable Path checkpoint(Job job) throws IOException {
    var key = job.checkpoint();
    if (key == null || !storage.exists(key)) {
      return null;
    }
    return storage.local(key);
  }

  public void forget(StorageKey key) {
    try {
      storage.delete(key);
    } catch (IOException left) {
      log.warn("{} could not be deleted: {}", key, left.getMessage());
    }
  }

  /** For a job that will not go on. */
  public void forget(ProjectId project, JobId job) {
    forget(folder(project, job));
  }

  private static StorageKey folder(ProjectId project, JobId job) {
    return new StorageKey("projects/%s/jobs/%s".formatted(project, job));
  }
}
