package io.graft.backbone;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.graft.backbone.input.ImageInput;
import io.graft.network.Architectures;
import io.graft.storage.StorageKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network with weights to start from.
 *
 * @param features channels of the last stage: length of the vector that a head gets of averages
 * @param parameters numbers the stages learn, the head not counted
 * @param publishedTop1 accuracy on ImageNet in percent, as published for this input
 * @param sha256 of the weights file; null where each job draws its own
 * @param available whether the weights can be used now, without a download
 * @param download the download that runs, or the last one if it failed
 * @param card what people should know before they use it, in Markdown
 * @param lineage the trainings that made the weights here, newest first; the last of them started
 *     from weights that were not made here
 * @param file where the weights are kept once they are here
 */
@Schema(example = BackboneExamples.PROMOTED)
public record Backbone(
    String name,
    String architecture,
    List<StageSummary> stages,
    int features,
    long parameters,
    ImageInput input,
    String licence,
    @Nullable Double publishedTop1,
    Origin origin,
    @Nullable String sha256,
    boolean available,
    @Nullable Download download,
    @Nullable String card,
    List<Generation> lineage,
    @JsonIgnore StorageKey file) {

  static Backbone of(Definition definition, boolean kept, @Nullable Download download) {
    var network = Architectures.named(definition.architecture());
    var stages = StageSummary.of(network);
    var source = definition.source();
    return new Backbone(
        definition.name(),
        definition.architecture(),
        stages,
        network.channels(),
        stages.stream().mapToLong(StageSummary::parameters).sum(),
        definition.input(),
        definition.licence(),
        definition.top1(),
        origin(source),
        source.sha256(),
        kept || needsNoFile(source),
        kept ? null : download,
        definition.card(),
        source.lineage(),
        definition.file());
  }

  private static boolean needsNoFile(WeightsSource source) {
    return switch (source) {
      case WeightsSource.Bundled _, WeightsSource.Chance _ -> true;
      case WeightsSource.Hub _, WeightsSource.Upload _, WeightsSource.Promoted _ -> false;
    };
  }

  private static Origin origin(WeightsSource source) {
    return switch (source) {
      case WeightsSource.Hub _ -> Origin.CATALOGUE;
      case WeightsSource.Bundled _ -> Origin.BUNDLED;
      case WeightsSource.Upload _ -> Origin.UPLOADED;
      case WeightsSource.Promoted _ -> Origin.PROMOTED;
      case WeightsSource.Chance _ -> Origin.RANDOM;
    };
  }
}
