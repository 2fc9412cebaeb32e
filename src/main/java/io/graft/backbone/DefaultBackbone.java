package io.graft.backbone;

import io.graft.backbone.WeightsSource.Hub;
import io.graft.storage.Storage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which backbone a job takes that names none: a published one where it can be had, and otherwise
 * the one that comes with the program.
 */
@Component
public class DefaultBackbone {
  private static final String PUBLISHED = "mobilenet_v2";
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final BackboneProperties properties;
  private final Storage storage;
  private final HubProbe probe;
  private final InstantSource clock;
  private @Nullable Answer last;

  DefaultBackbone(
      BackboneProperties properties, Storage storage, HubProbe probe, InstantSource clock) {
    this.properties = properties;
    this.storage = storage;
    this.probe = probe;
    this.clock = clock;
  }

  /**
   * @param why a sentence for whoever named no backbone
   */
  public record Choice(String backbone, String why) {}

  private record Answer(Optional<String> refusal, Instant at) {}

  public Choice choose() {
    var published = Catalogue.find(PUBLISHED).orElseThrow();
    if (storage.exists(published.file())) {
      return choice(PUBLISHED, "its weights are here");
    }
    return refusal(published)
        .map(
            refusal ->
                choice(
                    Bundle.NAME,
                    "it comes with Graft and needs no network; %s %s"
                        .formatted(properties.hub(), refusal)))
        .orElseGet(
            () -> choice(PUBLISHED, "its weights will be downloaded from " + properties.hub()));
  }

  /** Whoever comes while another asks waits for that answer, and asks no second time. */
  private synchronized Optional<String> refusal(Definition published) {
    if (last == null || !clock.instant().isBefore(last.at.plus(REMEMBERED))) {
      var file = URI.create(properties.hub() + ((Hub) published.source()).path());
      last = new Answer(probe.refusal(file), clock.instant());
    }
    return last.refusal;
  }

  private static Choice choice(String backbone, String why) {
    return new Choice(backbone, "no backbone was named: %s, %s".formatted(backbone, why));
  }
}
