package io.graft.worker;

import io.graft.backbone.Backbone;
import io.graft.backbone.Backbones;
import io.graft.backbone.Origin;
import io.graft.backbone.WeightsUnavailable;
import io.graft.dataset.Datasets;
import io.graft.job.Failure;
import io.graft.job.Job;
import io.graft.job.JobFiles;
import io.graft.job.TrainingExamples;
import io.graft.job.queue.JobQueue;
import io.graft.job.queue.Lease;
import io.graft.job.queue.LeaseLost;
import io.graft.job.queue.QueueProperties;
import io.graft.storage.Storage;
import io.graft.training.TrainingOutcome;
import io.graft.training.TrainingRequest;
import io.graft.training.process.TrainerDied;
import io.graft.training.process.TrainerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Takes a leased job through the trainer, and writes down how it ended. */
@Component
class JobRuns {
  private static final Logger log = LoggerFactory.getLogger(JobRuns.class);

  private final JobQueue queue;
  private final QueueProperties queueProperties;
  private final Datasets datasets;
  private final Backbones backbones;
  private final Publication publication;
  private final JobFiles files;
  private final Storage storage;
  private final WorkerProperties properties;
  private final InstantSource clock;

  JobRuns(
      JobQueue queue,
      QueueProperties queueProperties,
      Datasets datasets,
      Backbones backbones,
      Publication publication,
      JobFiles files,
      Storage storage,
      WorkerProperties properties,
      InstantSource clock) {
    this.queue = queue;
    this.queueProperties = queueProperties;
    this.datasets = datasets;
    this.backbones = backbones;
    this.publication = publication;
    this.files = files;
    this.storage = storage;
    this.properties = properties;
    this.clock = clock;
  }

  void run(Lease lease, String device, TrainerProcess trainer, BooleanSupplier goOn) {
    var checkpoints = new Checkpoints(lease, queue, files);
    var events = new LeasedEvents(lease, queue, goOn, properties.beatEvery(), checkpoints);
    var job = lease.job();
    Path output = null;
    try {
      output = storage.scratch();
      var backbone = backbones.find(job.project(), job.spec().backbone()).orElseThrow();
      var weights =
          backbone.origin() == Origin.RANDOM
              ? null
              : backbones.weights(backbone, events::downloading);
      var request = request(job, backbone, weights == null ? null : weights.path(), output, device);
      var started = clock.instant();
      switch (trainer.train(request, events)) {
        case TrainingOutcome.Trained trained -> {
          publication.publish(
              lease, request, trained, weights == null ? "" : weights.sha256(), started, output);
          files.forget(job.project(), job.id());
        }
        case TrainingOutcome.Stopped _ -> stopped(lease, goOn);
        case TrainingOutcome.Failed(var code, var message, var hint) -> {
          boolean retryable = code.equals("training-error");
          queue.fail(lease, new Failure(code, message, hint, retryable));
          if (!retryable) {
            files.forget(job.project(), job.id());
          }
        }
      }
    } catch (CancellationException stopped) {
      stopped(lease, goOn);
    } catch (LeaseLost lost) {
      log.warn("{}; its trainer is ended", lost.getMessage());
      trainer.close();
    } catch (TrainerDied died) {
      lost(lease, String.valueOf(died.getMessage()));
    } catch (WeightsUnavailable unavailable) {
      queue.fail(
          lease,
          new Failure(
              "weights-unavailable",
              String.valueOf(unavailable.getMessage()),
              "upload the file with POST /api/v1/backbones, or connect the machine to the network",
              true));
    } catch (InterruptedException interrupted) {
      trainer.close();
      queue.handBack(lease, "the worker shut down");
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failure) {
      log.error("Job {} failed for a reason of ours", job.id(), failure);
      trainer.close();
      queue.fail(
          lease,
          new Failure(
              "internal-error",
              "the worker failed: " + failure.getMessage(),
              "this is a mistake of the service; its log has the cause",
              true));
    } finally {
      remove(output);
    }
  }

  private void stopped(Lease lease, BooleanSupplier goOn) {
    queue.handBack(lease, goOn.getAsBoolean() ? "the worker stopped" : "the worker shut down");
  }

  private void lost(Lease lease, String reason) {
    queue.lost(
        lease,
        reason,
        queueProperties.attempts(),
        new Failure(
            "trainer-died",
            "%s, %d times in a row".formatted(reason, queueProperties.attempts()),
            "it may have run out of memory: lower batchSize, or give the machine more",
            true));
  }

  private TrainingRequest request(
      Job job, Backbone backbone, @Nullable Path weights, Path output, String device)
      throws IOException {
    var version =
        datasets.require(job.project(), job.spec().dataset(), job.spec().datasetVersion());
    return new TrainingRequest(
        backbone.architecture(),
        weights,
        backbone.input(),
        version.task(),
        version.classes(),
        TrainingExamples.of(datasets.samples(version)),
        datasets.pack(version),
        version.contentHash(),
        job.spec().plan(),
        properties.folder().resolve("cache"),
        properties.cache().toBytes(),
        output,
        device,
        files.checkpoint(job));
  }

  private static void remove(@Nullable Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException left) {
      log.warn("{} could not be deleted: {}", folder, left.getMessage());
    }
  }
}
