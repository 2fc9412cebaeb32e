package io.graft.job;

import io.graft.access.ProjectId;
import io.graft.backbone.Backbone;
import io.graft.backbone.Backbones;
import io.graft.backbone.DefaultBackbone;
import io.graft.backbone.Origin;
import io.graft.dataset.DatasetId;
import io.graft.dataset.DatasetVersion;
import io.graft.dataset.Datasets;
import io.graft.dataset.SplitCounts;
import io.graft.network.Architectures;
import io.graft.training.InvalidSetting;
import io.graft.training.Recipe;
import io.graft.training.TrainingPlan;
import io.graft.training.TrainingPlans;
import io.graft.web.FieldError;
import io.graft.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;

/** Refuses what cannot be trained before it is queued, and fills in what was left out. */
@Component
class JobRequests {
  private final Datasets datasets;
  private final Backbones backbones;
  private final DefaultBackbone defaultBackbone;
  private final TransactionOperations transactions;

  JobRequests(
      Datasets datasets,
      Backbones backbones,
      DefaultBackbone defaultBackbone,
      TransactionOperations transactions) {
    this.datasets = datasets;
    this.backbones = backbones;
    this.defaultBackbone = defaultBackbone;
    this.transactions = transactions;
  }

  /**
   * @param note what was chosen for the one who asks, and why; null where there was nothing to
   *     choose
   */
  record Checked(Job.Spec spec, @Nullable String note) {}

  Checked check(ProjectId project, JobRequest request) {
    if (request.backbone() != null) {
      return new Checked(spec(project, request, request.backbone()), null);
    }
    var choice = defaultBackbone.choose();
    return new Checked(spec(project, request, choice.backbone()), choice.why());
  }

  private Job.Spec spec(ProjectId project, JobRequest request, String name) {
    var backbone = backbone(project, name);
    var plan = plan(request, backbone.origin() == Origin.RANDOM);
    var network = Architectures.named(backbone.architecture()).forPictures(backbone.input().size());
    try {
      plan.head().requireFits(network);
    } catch (InvalidSetting wrong) {
      throw invalid("plan.head." + wrong.field(), wrong);
    }
    for (int i = 0; i < plan.phases().size(); i++) {
      try {
        plan.phases().get(i).requireFits(network);
      } catch (InvalidSetting wrong) {
        throw invalid("plan.phases[%d].%s".formatted(i, wrong.field()), wrong);
      }
    }
    var dataset = dataset(project, request);
    requireFoldsFit(plan, dataset);
    boolean ownPhases = request.plan() != null && request.plan().has("phases");
    return new Job.Spec(
        dataset.dataset(),
        dataset.version(),
        dataset.task(),
        backbone.name(),
        ownPhases ? plan : forExamples(plan, dataset.ready().samples()));
  }

  /** Queues a job if its dataset is there, which cannot be deleted before the job is seen. */
  Job queue(Supplier<Job> queueing) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              var job = queueing.get();
              datasets.hold(job.spec().dataset());
              return job;
            }));
  }

  /** What the plan of a recipe becomes in a job on the newest version of the dataset. */
  UnaryOperator<TrainingPlan> plansFor(ProjectId project, DatasetId dataset) {
    var samples = datasets.requireReady(project, dataset).ready().samples();
    return plan -> forExamples(plan, samples);
  }

  private static TrainingPlan forExamples(TrainingPlan plan, SplitCounts samples) {
    return TrainingPlans.forExamples(plan, Math.max(1, samples.train()), samples.val());
  }

  private static void requireFoldsFit(TrainingPlan plan, DatasetVersion dataset) {
    var counts = new LinkedHashMap<String, Integer>();
    dataset.ready().classes().forEach(c -> counts.put(c.name(), c.train() + c.val()));
    try {
      plan.requireFoldsFit(counts);
    } catch (InvalidSetting wrong) {
      throw invalid("plan." + wrong.field(), wrong);
    }
  }

  private DatasetVersion dataset(ProjectId project, JobRequest request) {
    var id = new DatasetId(request.dataset());
    return request.datasetVersion() == null
        ? datasets.requireReady(project, id)
        : datasets.requireReady(project, id, request.datasetVersion());
  }

  private Backbone backbone(ProjectId project, String name) {
    return backbones
        .find(project, name)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "unknown-backbone",
                        "there is no backbone '%s'; there are %s"
                            .formatted(
                                name,
                                backbones.list(project).stream().map(Backbone::name).toList()))
                    .with(List.of(new FieldError("backbone", "must be one of those listed"))));
  }

  private static TrainingPlan plan(JobRequest request, boolean random) {
    var recipe =
        request.recipe() == null ? (random ? "from-scratch" : "fine-tune") : request.recipe();
    try {
      return TrainingPlans.expand(Recipe.named(recipe), request.plan());
    } catch (InvalidSetting wrong) {
      throw invalid(wrong.field(), wrong);
    } catch (JacksonException wrong) {
      var setting = setting(wrong);
      throw setting == null
          ? Problem.invalidJson("plan", wrong)
          : invalid(Problem.path("plan", wrong) + "." + setting.field(), setting);
    }
  }

  private static @Nullable InvalidSetting setting(Throwable wrong) {
    for (var cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidSetting setting) {
        return setting;
      }
    }
    return null;
  }

  private static Problem invalid(String field, InvalidSetting wrong) {
    var message = String.valueOf(wrong.getMessage());
    return Problem.badRequest("invalid-plan", field + ": " + message)
        .with(List.of(new FieldError(field, message)));
  }
}
