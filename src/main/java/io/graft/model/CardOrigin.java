package io.graft.model;

import static io.graft.model.Markdown.code;
import static io.graft.model.Markdown.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The part of a model card that says how the model came to be. */
final class CardOrigin {
  private static final int DIGITS_SHOWN = 16;
  private static final JsonMapper JSON = new JsonMapper();

  private CardOrigin() {}

  static String of(Provenance provenance) {
    return """
    ## How it came to be

    %s
    The SHA-256 of each part of the network before and after training; what was frozen did not change:

    %s
    The plan it was trained by:

    ```json
    %s
    ```
    """
        .formatted(facts(provenance), stages(provenance), plan(provenance));
  }

  private static String facts(Provenance provenance) {
    var facts = new ArrayList<List<String>>();
    facts.add(List.of("job", code(provenance.job())));
    facts.add(
        List.of(
            "data set",
            "`%s` version %d, content `%s`"
                .formatted(
                    provenance.dataset(), provenance.datasetVersion(), provenance.datasetHash())));
    facts.add(
        List.of(
            "backbone",
            "`%s` (%s), %s"
                .formatted(
                    provenance.backbone(),
                    provenance.architecture(),
                    provenance.backboneSha256().isEmpty()
                        ? "weights drawn from the seed"
                        : "weights " + code(provenance.backboneSha256()))));
    facts.add(List.of("seed", String.valueOf(provenance.seed())));
    facts.add(List.of("device", provenance.device()));
    facts.add(List.of("versions", versions(provenance)));
    facts.add(
        List.of("time", "%s to %s".formatted(provenance.startedAt(), provenance.finishedAt())));
    return table(List.of("what", "value"), facts);
  }

  private static String versions(Provenance provenance) {
    return provenance.versions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(version -> version.getKey() + " " + version.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String stages(Provenance provenance) {
    var rows = new ArrayList<List<String>>();
    for (var stage : provenance.stages()) {
      rows.add(
          List.of(
              stage.name(),
              "%,d".formatted(stage.parameters()),
              stage.frozen() ? "frozen" : "trained",
              code(beginning(stage.sha256Before())),
              stage.unchanged() ? "the same" : code(beginning(stage.sha256After()))));
    }
    return table(List.of("part", "parameters", "was", "before", "after"), rows);
  }

  private static String plan(Provenance provenance) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(JSON.readTree(provenance.plan()));
  }

  private static String beginning(String sha256) {
    return sha256.substring(0, Math.min(DIGITS_SHOWN, sha256.length()));
  }
}
