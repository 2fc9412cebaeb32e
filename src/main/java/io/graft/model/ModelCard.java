package io.graft.model;

import static io.graft.model.Markdown.code;
import static io.graft.model.Markdown.percent;
import static io.graft.model.Markdown.table;

import io.graft.backbone.Backbone;
import io.graft.backbone.Backbones;
import io.graft.network.Task;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes in Markdown what a person should know of a model before using it. */
@Component
class ModelCard {
  private final Backbones backbones;

  ModelCard(Backbones backbones) {
    this.backbones = backbones;
  }

  String write(TrainedModel model) {
    return String.join(
        "\n",
        summary(model),
        CardUsage.of(model),
        CardScores.of(model),
        CardFolds.of(model.metrics().crossValidation()),
        CardConfidence.of(model.task(), model.metrics()),
        CardOrigin.of(model.provenance()),
        files(model),
        limits(model));
  }

  private static String summary(TrainedModel model) {
    return """
    # %s

    %s: %s. It is the network %s, starting from the weights `%s`, fine-tuned
    by Graft; %s.
    """
        .formatted(
            model.name(),
            does(model.task()).formatted(model.classes().size()),
            model.classes().stream().map(Markdown::code).collect(Collectors.joining(", ")),
            model.provenance().architecture(),
            model.provenance().backbone(),
            right(model));
  }

  private static String does(Task task) {
    return switch (task) {
      case CLASSIFICATION -> "Tells pictures of %d classes apart";
      case MULTI_LABEL -> "Says which of %d classes are in a picture";
    };
  }

  private static String right(TrainedModel model) {
    var share = percent(model.metrics().accuracy());
    int pictures = model.metrics().examples();
    return switch (model.task()) {
      case CLASSIFICATION ->
          "%s of %,d held-out pictures were told right".formatted(share, pictures);
      case MULTI_LABEL ->
          "on %,d held-out pictures, %s of its decisions whether a class is there were right"
              .formatted(pictures, share);
    };
  }

  private static String files(TrainedModel model) {
    var rows =
        model.artifacts().stream()
            .map(
                artifact ->
                    List.of(
                        artifact.kind().file(),
                        "%,d".formatted(artifact.size()),
                        code(artifact.sha256())))
            .toList();
    return "## Files\n\n" + table(List.of("file", "bytes", "SHA-256"), rows);
  }

  private String limits(TrainedModel model) {
    return """
    ## Licence and limits

    The weights it started from: %s. The pictures it learned from are its owner's; they may ask for more.

    %s The scores above hold for pictures like those of the data set, not for others.
    """
        .formatted(
            backbones
                .find(model.project(), model.provenance().backbone())
                .map(Backbone::licence)
                .orElse("not known here any more"),
            switch (model.task()) {
              case CLASSIFICATION ->
                  """
                  It answers one of its classes for every picture, also for one that shows none of them, then too with a
                  probability that may be high.""";
              case MULTI_LABEL ->
                  "It decides on each class alone, from a probability of 0.5 on; for a class that is rare, another limit may suit better.";
            });
  }
}
