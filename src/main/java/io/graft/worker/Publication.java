package io.graft.worker;

import io.graft.job.Comparison;
import io.graft.job.Job;
import io.graft.job.JobMetrics;
import io.graft.job.queue.JobQueue;
import io.graft.job.queue.Lease;
import io.graft.model.Certificate;
import io.graft.model.ModelDraft;
import io.graft.model.Models;
import io.graft.model.Provenance;
import io.graft.model.StageProof;
import io.graft.model.TrainedModel;
import io.graft.training.TrainingOutcome.Trained;
import io.graft.training.TrainingPlans;
import io.graft.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a model of what a trainer left, and ends its job, both or neither. */
@Component
class Publication {
  private final Models models;
  private final ReportedMetrics metrics;
  private final JobQueue queue;
  private final InstantSource clock;
  private final String version;

  Publication(
      Models models,
      ReportedMetrics metrics,
      JobQueue queue,
      InstantSource clock,
      ObjectProvider<BuildProperties> build) {
    this.models = models;
    this.metrics = metrics;
    this.queue = queue;
    this.clock = clock;
    var properties = build.getIfAvailable();
    this.version = properties == null ? "unknown" : String.valueOf(properties.getVersion());
  }

  @Transactional
  public void publish(
      Lease lease,
      TrainingRequest request,
      Trained trained,
      String weightsSha256,
      Instant started,
      Path folder)
      throws IOException {
    var job = lease.job();
    var evaluation = trained.evaluation();
    var draft =
        new ModelDraft(
            job.project(),
            job.name(),
            request.task(),
            request.classes(),
            request.input(),
            metrics.of(job, evaluation, trained.crossValidation()),
            certificate(trained),
            provenance(lease, request, trained, weightsSha256, started),
            folder);
    var model = models.publish(draft);
    queue.succeed(
        lease,
        model.id(),
        new JobMetrics(
            draft.metrics().split(),
            evaluation.examples(),
            evaluation.accuracy(),
            evaluation.loss(),
            evaluation.macroF1(),
            evaluation.meanAveragePrecision()),
        comparison(job, model));
  }

  private @Nullable Comparison comparison(Job job, TrainedModel again) {
    return job.reproduces() == null
        ? null
        : models
            .ofJob(job.reproduces().value())
            .map(first -> Reproduction.compare(first, again))
            .orElse(null);
  }

  private Provenance provenance(
      Lease lease,
      TrainingRequest request,
      Trained trained,
      String weightsSha256,
      Instant started) {
    var job = lease.job();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("graft", version);
    versions.putAll(trained.versions());
    return new Provenance(
        job.id().value(),
        job.spec().dataset().value(),
        job.spec().datasetVersion(),
        request.dataHash(),
        job.spec().backbone(),
        request.architecture(),
        weightsSha256,
        TrainingPlans.write(request.plan()),
        request.plan().seed(),
        versions,
        request.device(),
        started,
        clock.instant(),
        trained.stages().stream()
            .map(
                s ->
                    new StageProof(
                        s.name(), s.parameters(), s.frozen(), s.sha256Before(), s.sha256After()))
            .toList());
  }

  private static Certificate certificate(Trained trained) {
    var check = trained.check();
    return new Certificate(
        check.samples(),
        check.onnxLargestDifference(),
        check.onnxAgreement(),
        check.torchscriptLargestDifference(),
        check.torchscriptAgreement());
  }
}
