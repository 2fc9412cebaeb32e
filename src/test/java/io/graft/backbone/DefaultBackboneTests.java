package io.graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.GraftTest;
import io.graft.SettableClock;
import io.graft.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GraftTest
class DefaultBackboneTests {
  private static final URI HUB = URI.create("https://hub.example");
  private static final Definition PUBLISHED = Catalogue.find("mobilenet_v2").orElseThrow();

  @Autowired Storage storage;

  private final SettableClock clock = new SettableClock();
  private final FakeHub hub = new FakeHub();
  private DefaultBackbone chooser;

  static class FakeHub implements HubProbe {
    final List<URI> asked = new ArrayList<>();
    Optional<String> refusal = Optional.empty();

    @Override
    public Optional<String> refusal(URI file) {
      asked.add(file);
      return refusal;
    }
  }

  @BeforeEach
  void create() {
    var properties = new BackboneProperties(HUB, Path.of("unused"), Duration.ofSeconds(20));
    chooser = new DefaultBackbone(properties, storage, hub, clock);
  }

  @AfterEach
  void forget() throws IOException {
    storage.delete(PUBLISHED.file());
  }

  @Test
  void isAPublishedOneWhereTheHubAnswers() {
    assertThat(chooser.choose())
        .isEqualTo(
            new DefaultBackbone.Choice(
                "mobilenet_v2",
                "no backbone was named: mobilenet_v2, its weights will be downloaded from https://hub.example"));
    assertThat(hub.asked)
        .containsExactly(
            URI.create(
                "https://hub.example/timm/mobilenetv2_100.ra_in1k/resolve/5afa12513b048c79b9147a5d210e9bdc50035481/model.safetensors"));
  }

  @Test
  void isTheBundledOneWhereTheHubDoesNot() {
    hub.refusal = Optional.of("did not answer");

    assertThat(chooser.choose())
        .isEqualTo(
            new DefaultBackbone.Choice(
                "graft_resnet18_050",
                "no backbone was named: graft_resnet18_050, it comes with Graft and needs no network; https://hub.example did not answer"));
  }

  @Test
  void asksNobodyWhereThePublishedWeightsAreHere() throws IOException {
    hub.refusal = Optional.of("did not answer");
    storage.put(PUBLISHED.file(), new ByteArrayInputStream(new byte[1]));

    assertThat(chooser.choose().backbone()).isEqualTo("mobilenet_v2");
    assertThat(chooser.choose().why()).endsWith("its weights are here");
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void remembersTheAnswerForAMinute() {
    hub.refusal = Optional.of("did not answer");
    chooser.choose();
    hub.refusal = Optional.empty();

    clock.advance(Duration.ofSeconds(59));
    assertThat(chooser.choose().backbone()).isEqualTo("graft_resnet18_050");
    assertThat(hub.asked).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(chooser.choose().backbone()).isEqualTo("mobilenet_v2");
    assertThat(hub.asked).hasSize(2);
  }
}
