package io.graft.storage;

import java.io.IOException;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
  /** Below this the next upload or checkpoint is likely to fail. */
  private static final long ENOUGH = 256L << 20;

  @Bean
  Storage storage(StorageProperties properties, InstantSource clock) throws IOException {
    return new FolderStorage(properties.folder(), clock);
  }

  @Bean
  HealthIndicator storageHealthIndicator(Storage storage) {
    return () -> {
      try {
        var free = storage.free();
        var health = free >= ENOUGH ? Health.up() : Health.down();
        return health.withDetail("freeBytes", free).withDetail("neededBytes", ENOUGH).build();
      } catch (IOException gone) {
        return Health.down(gone).build();
      }
    };
  }
}
