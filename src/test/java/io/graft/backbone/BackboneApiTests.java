package io.graft.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.access.ProjectId;
import io.graft.network.Architectures;
import io.graft.network.Initializer;
import io.graft.network.Safetensors;
import io.graft.network.Shape;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
class BackboneApiTests {
  private static final Weights WEIGHTS =
      new Initializer(3).network(Architectures.named("tf_mobilenet_v2"));

  @Autowired MockMvcTester http;
  @Autowired Backbones backbones;
  @TempDir Path folder;

  @Test
  void listsTheCatalogueAndWhatIsAvailable() {
    assertThat(http.get().uri("/api/v1/backbones"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.items[?(@.name == 'resnet18')].available")
        .asArray()
        .containsExactly(false);
  }

  @Test
  void saysWhatAPublishedBackboneExpects() {
    assertThat(http.get().uri("/api/v1/backbones/mobilenet_v2"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"architecture": "mobilenet_v2", "features": 1280, "origin": "CATALOGUE",
             "licence": "Apache-2.0", "publishedTop1": 72.976, "available": false,
             "input": {"type": "image", "size": 224, "cropFraction": 0.875, "interpolation": "BICUBIC",
                       "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}}
            """);
  }

  @Test
  void refusesPicturesOfWhichTheNetworkMakesNothing() throws Exception {
    assertThat(
            http.post()
                .uri("/api/v1/backbones")
                .multipart()
                .file(file(WEIGHTS))
                .param("architecture", "vgg16")
                .param("name", newName())
                .param("size", "16"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("vgg16 makes nothing of pictures of 16 pixels a side; it takes them from 32 on");
  }

  @Test
  void takesWeightsInWithTheUsualInputOfTheirArchitecture() throws Exception {
    var name = newName();

    var answer = upload(name, "tf_mobilenet_v2", WEIGHTS);

    assertThat(answer)
        .hasStatus(201)
        .hasHeader("Location", "/api/v1/backbones/" + name)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"name": "%s", "origin": "UPLOADED", "available": true,
             "input": {"size": 224, "cropFraction": 0.875, "interpolation": "BICUBIC",
                       "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}}
            """
                .formatted(name));
    var backbone = backbones.find(ProjectId.LOCAL, name).orElseThrow();
    var kept = backbones.weights(backbone, progress -> {});
    assertThat(Safetensors.read(kept.path()).sha256()).isEqualTo(WEIGHTS.sha256());
  }

  @Test
  void takesAnInputThatIsNotTheUsualOne() throws Exception {
    var answer =
        http.post()
            .uri("/api/v1/backbones")
            .multipart()
            .file(file(WEIGHTS))
            .param("architecture", "tf_mobilenet_v2")
            .param("name", newName())
            .param("size", "160")
            .param("crop", "1")
            .param("interpolation", "bilinear")
            .param("mean", "0.1,0.2,0.3")
            .exchange();

    assertThat(answer)
        .hasStatus(201)
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"input": {"size": 160, "cropFraction": 1.0, "interpolation": "BILINEAR",
                       "mean": [0.1, 0.2, 0.3], "std": [0.5, 0.5, 0.5]}}
            """);
  }

  @Test
  void saysWhichTensorDoesNotFit() throws Exception {
    var tensors = new LinkedHashMap<>(WEIGHTS.tensors());
    tensors.put("conv_stem.weight", Tensor.floats(Shape.of(1, 1), 0f));

    assertThat(upload(newName(), "tf_mobilenet_v2", new Weights(tensors)))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.errors[0].message")
        .asString()
        .contains("conv_stem.weight", "expected [32, 3, 3, 3]", "got [1, 1]");
  }

  @Test
  void refusesWhatIsNoSafetensorsFile() throws Exception {
    var text = new MockMultipartFile("file", "weights", null, "hello, world".getBytes(UTF_8));

    assertThat(upload(newName(), "tf_mobilenet_v2", text))
        .hasStatus(422)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("urn:graft:problem:unreadable-weights");
  }

  @Test
  void refusesATakenName() throws Exception {
    var name = newName();
    assertThat(upload(name, "tf_mobilenet_v2", WEIGHTS)).hasStatus(201);

    assertThat(upload(name, "tf_mobilenet_v2", WEIGHTS)).hasStatus(409);
    assertThat(upload("resnet18", "tf_mobilenet_v2", WEIGHTS)).hasStatus(409);
  }

  @Test
  void saysWhichArchitecturesThereAre() throws Exception {
    assertThat(upload(newName(), "alexnet", WEIGHTS))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("alexnet", "tf_mobilenet_v2", "resnet50");
  }

  @Test
  void refusesANameThatIsNoAddress() throws Exception {
    assertThat(upload("../weights", "tf_mobilenet_v2", WEIGHTS))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("name");
  }

  @Test
  void refusesANumberThatIsNone() throws Exception {
    assertThat(
            http.post()
                .uri("/api/v1/backbones")
                .multipart()
                .file(file(WEIGHTS))
                .param("architecture", "tf_mobilenet_v2")
                .param("name", newName())
                .param("size", "big"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("size cannot be 'big': another type is expected");
  }

  @Test
  void namesTheBackbonesThereAreWhenOneIsUnknown() {
    assertThat(http.get().uri("/api/v1/backbones/alexnet"))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("alexnet", "mobilenet_v2");
  }

  @Test
  void offersEveryArchitectureWithoutPretraining() {
    assertThat(http.get().uri("/api/v1/backbones/tf_mobilenet_v2.random"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"architecture": "tf_mobilenet_v2", "origin": "RANDOM", "available": true, "sha256": null}
            """);
  }

  private MvcTestResult upload(String name, String architecture, Weights weights)
      throws IOException {
    return upload(name, architecture, file(weights));
  }

  private MvcTestResult upload(String name, String architecture, MockMultipartFile file) {
    return http.post()
        .uri("/api/v1/backbones")
        .multipart()
        .file(file)
        .param("architecture", architecture)
        .param("name", name)
        .exchange();
  }

  private MockMultipartFile file(Weights weights) throws IOException {
    var file = folder.resolve(UUID.randomUUID().toString());
    Safetensors.write(file, weights, Map.of());
    return new MockMultipartFile("file", "model.safetensors", null, Files.readAllBytes(file));
  }

  private static String newName() {
    return "uploaded-" + UUID.randomUUID();
  }
}
