package io.graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.network.Architectures;
import io.graft.network.Initializer;
import io.graft.network.Network;
import io.graft.network.Safetensors;
import io.graft.network.Shape;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GraftTest
class WeightsApiTests {
  private static final Network NETWORK = Architectures.named("resnet18_050");
  private static final Weights WEIGHTS = new Initializer(9).network(NETWORK);

  @Autowired MockMvcTester http;
  @Autowired Backbones backbones;
  @TempDir Path folder;

  @Test
  void areTheStagesWithoutTheHead() throws Exception {
    var name = uploaded(WEIGHTS);

    var answer = get(name, "");

    assertThat(answer)
        .hasStatusOk()
        .hasContentType("application/octet-stream")
        .hasHeader(
            "Content-Disposition", "attachment; filename=\"%s.safetensors\"".formatted(name));
    var file = saved(answer);
    assertThat(Safetensors.read(file).sha256()).isEqualTo(WEIGHTS.fitStages(NETWORK).sha256());
    assertThat(Safetensors.metadata(file))
        .containsEntry("format", "pt")
        .containsEntry("architecture", "resnet18_050")
        .containsEntry("backbone", name);
    assertThat(get(name, "?precision=float32").getResponse().getContentAsByteArray())
        .isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void inFloat16TheyAreRoundedAndCanBeUploadedAgain() throws Exception {
    var half = saved(get(uploaded(WEIGHTS), "?precision=float16"));

    var again = uploaded(Safetensors.read(half));

    assertThat(half.toFile().length()).isBetween(5_500_000L, 5_700_000L);
    assertThat(Safetensors.read(half).sha256())
        .isEqualTo(WEIGHTS.fitStages(NETWORK).toFloat16().sha256());
    assertThat(Safetensors.read(saved(get(again, "?precision=float16"))).sha256())
        .isEqualTo(Safetensors.read(half).sha256());
  }

  @Test
  void thoseOfTheBundledBackboneAreInFloat16ToTheBit() throws Exception {
    var bundled = backbones.find(ProjectId.LOCAL, Bundle.NAME).orElseThrow();
    var inside = Safetensors.read(backbones.weights(bundled, progress -> {}).path());

    var half = Safetensors.read(saved(get(Bundle.NAME, "?precision=float16")));

    assertThat(half.names()).containsExactlyInAnyOrderElementsOf(inside.names());
    assertThat(half.sha256(inside.names())).isEqualTo(inside.sha256());
  }

  @Test
  void numbersThatFloat16CannotHoldAreNamed() throws Exception {
    var large = new float[32];
    Arrays.fill(large, 1e6f);
    var tensors = new LinkedHashMap<>(WEIGHTS.tensors());
    tensors.put("bn1.running_var", Tensor.floats(Shape.of(32), large));
    var name = uploaded(new Weights(tensors));

    assertThat(get(name, "?precision=float16"))
        .hasStatus(422)
        .bodyText()
        .contains("bn1.running_var", "precision=float32");
    assertThat(get(name, "")).hasStatusOk();
  }

  @Test
  void areNotToBeHadWhereTheyAreNotHere() {
    assertThat(get("resnet18", ""))
        .hasStatus(404)
        .bodyText()
        .contains("no-weights", "/api/v1/backbones/resnet18:download");
    assertThat(get("resnet18.random", ""))
        .hasStatus(404)
        .bodyText()
        .contains("no-weights", "each job draws its own");
    assertThat(get("alexnet", "")).hasStatus(404).bodyText().contains("unknown-backbone");
  }

  @Test
  void otherPrecisionsAreRefused() {
    assertThat(get(Bundle.NAME, "?precision=int8"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .isEqualTo("must be float32 or float16, was 'int8'");
  }

  private MvcTestResult get(String name, String query) {
    return http.get().uri("/api/v1/backbones/{name}/weights" + query, name).exchange();
  }

  private Path saved(MvcTestResult answer) throws IOException {
    return Files.write(
        folder.resolve(UUID.randomUUID().toString()), answer.getResponse().getContentAsByteArray());
  }

  private String uploaded(Weights weights) throws IOException {
    var name = "taken-along-" + UUID.randomUUID();
    var file = folder.resolve(name);
    Safetensors.write(file, weights, Map.of());
    var part = new MockMultipartFile("file", "model.safetensors", null, Files.readAllBytes(file));
    assertThat(
            http.post()
                .uri("/api/v1/backbones")
                .multipart()
                .file(part)
                .param("architecture", "resnet18_050")
                .param("name", name))
        .hasStatus(201);
    return name;
  }
}
