package io.graft.job.queue;

import io.graft.access.ProjectId;
import io.graft.dataset.DatasetId;
import io.graft.job.Job;
import io.graft.job.Jobs;
import io.graft.network.Task;
import io.graft.training.Recipe;
import java.util.UUID;

/** Jobs that wait, of a dataset that is nowhere. */
public final class WaitingJob {
  private WaitingJob() {}

  public static Job in(Jobs jobs) {
    var spec =
        new Job.Spec(
            new DatasetId(UUID.randomUUID()),
            1,
            Task.CLASSIFICATION,
            "resnet18",
            Recipe.FINE_TUNE.plan());
    return jobs.submit(ProjectId.LOCAL, "a job", spec);
  }
}
