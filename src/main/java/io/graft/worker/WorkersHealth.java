package io.graft.worker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Jobs would wait forever without a worker, so its absence is worth a warning; the API works on.
 */
@Component("workers")
class WorkersHealth implements HealthIndicator {
  private final WorkerRegistry registry;

  WorkersHealth(WorkerRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Health health() {
    var present = registry.present();
    var health = Health.up().withDetail("present", present.size());
    if (present.isEmpty()) {
      health.withDetail("hint", "jobs wait until a process with graft.roles=worker runs");
    }
    if (!registry.trouble().isEmpty()) {
      health.withDetail("trouble", registry.trouble());
    }
    return health.build();
  }
}
