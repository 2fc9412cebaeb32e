package io.graft.demo;

import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the story beside the service, which goes on whatever becomes of it. */
@Component
@Profile("demo")
class Demo {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);
  private static final String ENDED_EARLY = "The demo ended early, and the service goes on";

  private final Environment environment;
  private final Path folder;
  private final InetAddress address;
  private @Nullable Thread telling;
  private volatile boolean closing;

  Demo(
      Environment environment,
      @Value("${graft.data}") Path data,
      @Value("${server.address:127.0.0.1}") InetAddress address) {
    this.environment = environment;
    this.folder = data.resolve("demo");
    this.address = address;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    var story = new Story(new Api(service()), folder, DrawnPictures.PER_CLASS);
    telling = Thread.ofVirtual().name("demo").start(() -> tell(story));
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    closing = true;
    if (telling != null) {
      telling.interrupt();
    }
  }

  private void tell(Story story) {
    try {
      log.info("{}", story.tell());
    } catch (Refused refused) {
      log.error("{}: {}", ENDED_EARLY, refused.getMessage());
    } catch (Exception failure) {
      if (!closing) {
        log.error(ENDED_EARLY, failure);
      }
    }
  }

  private String service() {
    var host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return "http://%s:%s".formatted(host, environment.getProperty("local.server.port"));
  }
}
