package io.graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.backbone.Backbones;
import io.graft.network.Architectures;
import io.graft.network.Head;
import io.graft.network.Initializer;
import io.graft.network.Safetensors;
import io.graft.network.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class PromotionApiTests {
  @Autowired Models models;
  @Autowired Backbones backbones;
  @Autowired MockMvcTester http;
  @TempDir Path folder;

  @Test
  void aModelBecomesABackboneThatSaysHowItCameToBe() throws Exception {
    var model = models.publish(Drafts.draft(folder));
    var name = newName();

    var answer = promote(model.id(), name);

    assertThat(answer)
        .hasStatus(201)
        .hasHeader("Location", "/api/v1/backbones/" + name)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"name": "%s", "architecture": "resnet18", "origin": "PROMOTED", "available": true,
             "licence": "CC-BY-4.0", "sha256": "%s",
             "input": {"size": 224, "cropFraction": 0.875, "interpolation": "BICUBIC",
                       "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]},
             "lineage": [{"model": "%s", "job": "%s", "dataset": "%s", "datasetVersion": 1,
                          "datasetHash": "%s", "backbone": "resnet18", "backboneSha256": "%s"}]}
            """
                .formatted(
                    name,
                    model.artifact(ArtifactKind.SAFETENSORS).sha256(),
                    model.id(),
                    model.provenance().job(),
                    model.provenance().dataset(),
                    "d".repeat(64),
                    "b".repeat(64)));
    assertThat(answer).bodyJson().extractingPath("$.lineage.length()").isEqualTo(1);
    assertThat(http.get().uri("/api/v1/backbones"))
        .bodyJson()
        .extractingPath("$.items[?(@.name == '%s')].origin".formatted(name))
        .asArray()
        .containsExactly("PROMOTED");
  }

  @Test
  void itsCardIsThatOfTheModelUnlessThereIsAnother() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(promote(model.id(), newName()))
        .bodyJson()
        .extractingPath("$.card")
        .asString()
        .contains("# ants and bees", "Training never saw them.");
    assertThat(promote(model.id(), "{'name':'%s','licence':'MIT','card':'Look.'}", newName()))
        .bodyJson()
        .extractingPath("$.card")
        .isEqualTo("Look.");
  }

  @Test
  void theStoryGoesBackToTheFirstBackbone() throws Exception {
    var parent = newName();
    promote(models.publish(Drafts.draft(folder)).id(), parent);
    var weights = backbones.find(ProjectId.LOCAL, parent).orElseThrow().sha256();

    var child = models.publish(startedFrom(parent, String.valueOf(weights)));

    assertThat(promote(child.id(), newName()))
        .bodyJson()
        .extractingPath("$.lineage[*].backbone")
        .asArray()
        .containsExactly(parent, "resnet18");
  }

  @Test
  void theStoryOfOtherWeightsOfTheSameNameIsNotTold() throws Exception {
    var parent = newName();
    promote(models.publish(Drafts.draft(folder)).id(), parent);

    var child = models.publish(startedFrom(parent, "0".repeat(64)));

    assertThat(promote(child.id(), newName()))
        .bodyJson()
        .extractingPath("$.lineage[*].backbone")
        .asArray()
        .containsExactly(parent);
  }

  @Test
  void weightsDrawnFromASeedHaveNoFile() throws Exception {
    var model = models.publish(startedFrom("resnet18.random", ""));

    assertThat(promote(model.id(), newName()))
        .hasStatus(201)
        .bodyJson()
        .extractingPath("$.lineage[0].backboneSha256")
        .isNull();
  }

  @Test
  void keepsItsWeightsWhenTheModelIsDeleted() throws Exception {
    var network = Architectures.named("resnet18_050");
    var weights = new Initializer(5).network(network.withHead(Head.linear(2)));
    var draft = Drafts.draft(folder);
    Safetensors.write(folder.resolve("model.safetensors"), weights, Map.of());
    var model = models.publish(draft);
    var name = newName();
    promote(model.id(), name);

    assertThat(http.delete().uri("/api/v1/models/{id}", model.id())).hasStatus(204);

    var backbone = backbones.find(ProjectId.LOCAL, name).orElseThrow();
    var kept = backbones.weights(backbone, progress -> {});
    assertThat(kept.sha256()).isEqualTo(model.artifact(ArtifactKind.SAFETENSORS).sha256());
    assertThat(Safetensors.read(kept.path()).fitStages(network).sha256())
        .isEqualTo(weights.fitStages(network).sha256());
  }

  @Test
  void oneThatGivesSeveralLabelsIsABackboneToo() throws Exception {
    var draft = Drafts.draft(folder);
    var model =
        models.publish(
            new ModelDraft(
                draft.project(),
                draft.name(),
                Task.MULTI_LABEL,
                draft.classes(),
                draft.input(),
                draft.metrics(),
                draft.certificate(),
                draft.provenance(),
                draft.folder()));

    assertThat(promote(model.id(), newName())).hasStatus(201);
  }

  @Test
  void refusesATakenName() throws Exception {
    var model = models.publish(Drafts.draft(folder));
    var name = newName();
    assertThat(promote(model.id(), name)).hasStatus(201);

    for (var taken : List.of(name, "mobilenet_v2", "graft_resnet18_050", "resnet18.random")) {
      assertThat(promote(model.id(), taken))
          .hasStatus(409)
          .bodyJson()
          .extractingPath("$.type")
          .isEqualTo("urn:graft:problem:name-taken");
    }
  }

  @Test
  void namesAModelThatIsNotThere() {
    var id = new ModelId(UUID.randomUUID());

    assertThat(promote(id, newName())).hasStatus(404).bodyText().contains(id.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'licence':'MIT'                     | name    | must be a name for the backbone
          'licence':'MIT','name':'Ants & co'  | name    | was Ants & co
          'name':'ants'                       | licence | on what terms
          'name':'ants','licence':' '         | licence | on what terms
          'name':'a','licence':'MIT','tag':1  | tag     | known here: card, licence, name
          """)
  void saysWhichFieldIsWrong(String fields, String field, String reason) throws Exception {
    var model = models.publish(Drafts.draft(folder));

    var answer = promote(model.id(), "{" + fields + "}", "");

    assertThat(answer).hasStatus(400).bodyText().contains(reason);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
  }

  private MvcTestResult promote(ModelId model, String name) {
    return promote(model, "{'name':'%s','licence':'CC-BY-4.0'}", name);
  }

  private MvcTestResult promote(ModelId model, String body, String name) {
    return http.post()
        .uri("/api/v1/models/{id}:promote", model)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body.formatted(name).replace('\'', '"'))
        .exchange();
  }

  private ModelDraft startedFrom(String backbone, String sha256) throws IOException {
    var draft = Drafts.draft(folder);
    var of = draft.provenance();
    return new ModelDraft(
        draft.project(),
        draft.name(),
        draft.task(),
        draft.classes(),
        draft.input(),
        draft.metrics(),
        draft.certificate(),
        new Provenance(
            of.job(),
            of.dataset(),
            of.datasetVersion(),
            of.datasetHash(),
            backbone,
            of.architecture(),
            sha256,
            of.plan(),
            of.seed(),
            of.versions(),
            of.device(),
            of.startedAt(),
            of.finishedAt(),
            of.stages()),
        draft.folder());
  }

  private static String newName() {
    return "promoted-" + UUID.randomUUID();
  }
}
