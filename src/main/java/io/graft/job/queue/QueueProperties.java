package io.graft.job.queue;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the queue treats workers.
 *
 * @param silence after which a worker is taken for dead and its job goes back to the queue
 * @param attempts after which a job whose workers keep dying has failed
 */
@Validated
@ConfigurationProperties("graft.queue")
public record QueueProperties(
    @DefaultValue("15s") Duration silence, @DefaultValue("3") @Positive int attempts) {

  public QueueProperties {
    if (silence.compareTo(Duration.ofSeconds(2)) < 0) {
      throw new IllegalArgumentException("graft.queue.silence must be at least 2s, was " + silence);
    }
  }
}
