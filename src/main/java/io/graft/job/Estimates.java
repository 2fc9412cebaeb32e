package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.backbone.Backbones;
import io.graft.dataset.DatasetVersion;
import io.graft.dataset.Datasets;
import io.graft.job.Workforce.Device;
import io.graft.training.Counts;
import io.graft.training.Estimate;
import io.graft.training.Estimator;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells what a job would take, from what the workers measured. */
@Component
class Estimates {
  private final Workforce workforce;
  private final Datasets datasets;
  private final Backbones backbones;

  Estimates(Workforce workforce, Datasets datasets, Backbones backbones) {
    this.workforce = workforce;
    this.datasets = datasets;
    this.backbones = backbones;
  }

  private record OnDevice(Device device, Estimate estimate, boolean measured) {}

  EstimateView of(ProjectId project, Job.Spec spec) {
    var devices = workforce.devices();
    return devices.stream()
        .flatMap(device -> on(device, project, spec).stream())
        .min(Comparator.comparingDouble(found -> found.estimate().seconds()))
        .map(Estimates::view)
        .orElseGet(
            () ->
                EstimateView.unknown(
                    devices.isEmpty()
                        ? "no worker is there"
                        : "no worker has measured its speed yet; one does when it has been idle for 10 s"));
  }

  /** Refuses what none of the devices there could train. */
  void requireFits(ProjectId project, Job.Spec spec) {
    var refusals =
        workforce.devices().stream()
            .map(device -> estimator(project, spec, device).refusal(device.memoryBytes()))
            .toList();
    if (!refusals.isEmpty() && refusals.stream().allMatch(Optional::isPresent)) {
      var refusal = refusals.getFirst().orElseThrow();
      throw Problem.badRequest("plan-too-large", refusal.field() + ": " + refusal.message())
          .with(List.of(new FieldError(refusal.field(), refusal.message())));
    }
  }

  private Optional<OnDevice> on(Device device, ProjectId project, Job.Spec spec) {
    var estimator = estimator(project, spec, device);
    boolean measured = device.speeds().stream().anyMatch(estimator::isMeasured);
    return estimator.at(device.speeds()).map(estimate -> new OnDevice(device, estimate, measured));
  }

  private Estimator estimator(ProjectId project, Job.Spec spec, Device device) {
    var version = datasets.require(project, spec.dataset(), spec.datasetVersion());
    var backbone = backbones.find(project, spec.backbone()).orElseThrow();
    return new Estimator(
        backbone.architecture(),
        backbone.input(),
        spec.plan(),
        version.classes().size(),
        counts(version),
        device.cacheBytes());
  }

  private static EstimateView view(OnDevice found) {
    var estimate = found.estimate();
    return new EstimateView(
        estimate.seconds(),
        estimate.parts(),
        estimate.memoryBytes(),
        estimate.cacheBytes(),
        found.device().worker(),
        found.device().name(),
        found.measured()
            ? "measured with this network on this device"
            : "scaled from another network measured on this device, by multiplications and values written",
        null,
        null);
  }

  private Counts counts(DatasetVersion version) {
    var samples = version.ready().samples();
    return new Counts(samples.train(), samples.val(), samples.test(), datasets.megapixels(version));
  }
}
