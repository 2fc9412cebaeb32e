package io.graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.web.Cursor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GraftTest
class ModelApiTests {
  @Autowired Models models;
  @Autowired MockMvcTester http;
  @TempDir Path folder;

  @Test
  void showsAModelWithItsPlanAsJson() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(http.get().uri("/api/v1/models/{id}", model.id()))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"id": "%s", "classes": ["ants", "bees"], "input": {"type": "image", "size": 224},
             "metrics": {"accuracy": 0.95, "confusion": [[7, 7], [7, 7]],
                         "accuracyInterval": {"low": 0.76, "high": 0.99}, "balancedAccuracy": 0.94,
                         "calibration": {"temperature": 1.25, "applied": true, "fittedOn": "val"},
                         "mistakes": [{"sample": 17, "name": "ants/17.jpg"}],
                         "crossValidation": {"meanAccuracy": 0.941, "accuracyDeviation": 0.038,
                                             "folds": [{"fold": 1, "examples": 40, "accuracy": 0.95}, {}, {}]}},
             "provenance": {"plan": {"phases": [{"name": "head", "epochs": 3}]},
                            "stages": [{"name": "stem", "frozen": true}, {"name": "head"}]},
             "artifacts": [{"kind": "onnx", "href": "/api/v1/models/%s/artifacts/onnx"}, {}, {},
                           {"kind": "card", "file": "card.md"}]}
            """
                .formatted(model.id(), model.id()));
  }

  @Test
  void listsTheNewestFirst() throws Exception {
    var older = models.publish(Drafts.draft(folder));
    var newer = models.publish(Drafts.draft(folder));

    var first = http.get().uri("/api/v1/models?limit=1").exchange();
    assertThat(first)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.items[*].id")
        .isEqualTo(List.of(newer.id().toString()));
    assertThat(first)
        .bodyJson()
        .extractingPath("$.items[0]")
        .asMap()
        .containsEntry("accuracy", 0.95)
        .containsEntry("accuracyInterval", Map.of("low", 0.76, "high", 0.99))
        .containsEntry("examples", 20)
        .containsEntry("job", newer.provenance().job().toString());

    var next = models.page(newer.project(), Cursor.START, 1).next();
    assertThat(http.get().uri("/api/v1/models?limit=1&cursor={next}", next))
        .bodyJson()
        .extractingPath("$.items[*].id")
        .isEqualTo(List.of(older.id().toString()));
  }

  @Test
  void handsAFileOutUnderTheNameOfTheModel() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(http.get().uri("/api/v1/models/{id}/artifacts/onnx", model.id()))
        .hasStatusOk()
        .hasHeader("ETag", "\"%s\"".formatted(model.artifact(ArtifactKind.ONNX).sha256()))
        .hasHeader(
            "Content-Disposition",
            "attachment; filename=\"ants-and-bees.onnx\"; filename*=UTF-8''ants-and-bees.onnx")
        .hasBodyTextEqualTo("model.onnx");
  }

  @Test
  void handsOutAPartOfAFile() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(
            http.get()
                .uri("/api/v1/models/{id}/artifacts/torchscript", model.id())
                .header("Range", "bytes=6-"))
        .hasStatus(206)
        .hasBodyTextEqualTo("pt");
  }

  @Test
  void sendsNothingToOneWhoHasTheFile() throws Exception {
    var model = models.publish(Drafts.draft(folder));
    var etag = "\"%s\"".formatted(model.artifact(ArtifactKind.SAFETENSORS).sha256());

    assertThat(
            http.get()
                .uri("/api/v1/models/{id}/artifacts/safetensors", model.id())
                .header("If-None-Match", etag))
        .hasStatus(304);
  }

  @Test
  void writesACardForPeople() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(http.get().uri("/api/v1/models/{id}/artifacts/card", model.id()))
        .hasStatusOk()
        .bodyText()
        .contains(
            "# ants and bees",
            "models/%s:predict".formatted(model.id()),
            "SHORTER, SIZE = 256, 224",
            "Image.Resampling.BICUBIC",
            "| ants | 10 | 90.0 % | 80.0 % | 84.7 % | 0.9700 |",
            "Training never saw them.",
            "| accuracy | 95.0 % (95 % confidence: 76.0 % to 99.0 %) |",
            "softmax(logits / 1.25)",
            "| expected calibration error | 5.0 % | 2.0 % |",
            "Trained 3 times more by the same plan",
            "94.1 % ± 3.8 % (mean ± standard deviation over 3 folds)",
            "| 3 | 39 | 97.4 % | 97.4 % | 0.1100 |",
            "| `ants/17.jpg` | 17 | ants | bees | 99.1 % |",
            "| stem | 9,536 | frozen | `1111111111111111` | the same |",
            "\"epochs\" : 3",
            "BSD-3-Clause");
  }

  @Test
  void refusesArtifactsAndModelsThatAreNot() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(http.get().uri("/api/v1/models/{id}/artifacts/tflite", model.id()))
        .hasStatus(404)
        .bodyText()
        .contains("tflite", "torchscript");
    assertThat(http.get().uri("/api/v1/models/{id}", UUID.randomUUID())).hasStatus(404);
    assertThat(http.get().uri("/api/v1/models/{id}", "seven")).hasStatus(400);
    assertThat(http.get().uri("/api/v1/models?limit=0")).hasStatus(400);
  }

  @Test
  void deletesAModel() throws Exception {
    var model = models.publish(Drafts.draft(folder));

    assertThat(http.delete().uri("/api/v1/models/{id}", model.id())).hasStatus(204);
    assertThat(http.get().uri("/api/v1/models/{id}", model.id())).hasStatus(404);
  }
}
