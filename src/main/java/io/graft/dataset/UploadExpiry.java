package io.graft.dataset;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Now and then deletes the resumable uploads that have expired. */
@Component
class UploadExpiry implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(UploadExpiry.class);

  private final ResumableUploads uploads;
  private final DatasetProperties properties;
  private final InstantSource clock;
  private final boolean api;
  private @Nullable ScheduledExecutorService timer;

  UploadExpiry(
      ResumableUploads uploads,
      DatasetProperties properties,
      InstantSource clock,
      @Value("${graft.roles:api,worker}") Set<String> roles) {
    this.uploads = uploads;
    this.properties = properties;
    this.clock = clock;
    api = roles.contains("api");
  }

  void look() {
    try {
      uploads.expire(clock.instant());
    } catch (IOException | RuntimeException e) { // the next look may fare better
      log.warn("looking for uploads that have expired failed", e);
    }
  }

  @Override
  public void start() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("upload-expiry").daemon().factory());
    if (api) {
      var _ =
          timer.scheduleWithFixedDelay(
              this::look, 0, properties.lookAgain().toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Override
  public void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
