package io.graft.backbone;

import io.graft.access.ProjectId;
import io.graft.backbone.WeightsSource.Promoted;
import io.graft.storage.Sha256;
import io.graft.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes in weights that were trained here, with the story of how they came to be. */
@Component
public class PromotedWeights {
  private final Backbones backbones;
  private final BackboneRows rows;
  private final Storage storage;

  PromotedWeights(Backbones backbones, BackboneRows rows, Storage storage) {
    this.backbones = backbones;
    this.rows = rows;
    this.storage = storage;
  }

  public Backbone take(ProjectId project, Promotion promotion) throws IOException {
    BackboneName.requireValid(promotion.name());
    backbones.requireFree(project, promotion.name());
    var file = Backbones.newFile(project);
    try (var weights = Files.newInputStream(promotion.weights())) {
      storage.put(file, weights);
    }
    var source =
        new Promoted(Sha256.of(storage.local(file)), lineage(project, promotion.generation()));
    backbones.add(
        project,
        new Definition(
            promotion.name(),
            promotion.architecture(),
            promotion.input(),
            promotion.licence(),
            null,
            promotion.card(),
            source,
            file));
    return backbones.find(project, promotion.name()).orElseThrow();
  }

  private List<Generation> lineage(ProjectId project, Generation last) {
    var earlier =
        rows.find(project, last.backbone()).map(Definition::source).stream()
            .filter(source -> Optional.ofNullable(source.sha256()).equals(sha256(last)))
            .flatMap(source -> source.lineage().stream());
    return Stream.concat(Stream.of(last), earlier).toList();
  }

  private static Optional<String> sha256(Generation generation) {
    return Optional.ofNullable(generation.backboneSha256());
  }
}
