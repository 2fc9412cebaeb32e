package io.graft.worker;

import io.graft.backbone.Backbone;
import io.graft.backbone.Backbones;
import io.graft.backbone.Origin;
import io.graft.training.Speed;
import io.graft.training.process.TrainerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How fast the devices of this machine are, kept in the worker's folder from start to start. */
@Component
class Speeds {
  private static final Logger log = LoggerFactory.getLogger(Speeds.class);

  private final Backbones backbones;
  private final JsonMapper json;
  private final Path file;
  private final List<Speed> known = new CopyOnWriteArrayList<>();
  private final Set<Tried> tried = ConcurrentHashMap.newKeySet();

  Speeds(Backbones backbones, WorkerProperties properties, JsonMapper json) {
    this.backbones = backbones;
    this.json = json;
    this.file = properties.folder().resolve("speeds.json");
    read();
  }

  private record Tried(String device, String architecture, int size) {
    Tried(String device, Backbone backbone) {
      this(device, backbone.architecture(), backbone.input().size());
    }
  }

  List<Speed> of(String device) {
    return known.stream().filter(speed -> speed.device().equals(device)).toList();
  }

  /** What a trainer on a device may take; 0 where that is not known. */
  long memoryBytes(String device) {
    return device.equals("cpu")
            && ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  /**
   * Measures with one backbone that was not measured yet, if there is one. Those without weights
   * are only measured where nothing else is known: some are large, and few will be used.
   */
  void measureNext(String device, TrainerProcess trainer) throws InterruptedException {
    var next =
        backbones.ready().stream()
            .filter(backbone -> backbone.origin() != Origin.RANDOM || of(device).isEmpty())
            .filter(backbone -> !tried.contains(new Tried(device, backbone)))
            .findFirst();
    if (next.isEmpty()) {
      return;
    }
    var backbone = next.get();
    tried.add(new Tried(device, backbone));
    if (of(device).stream().anyMatch(speed -> isOf(speed, backbone))) {
      return;
    }
    try {
      known.add(trainer.measure(backbone.architecture(), backbone.input(), device));
      write();
    } catch (IOException failure) {
      log.warn("Estimates will do without {} on {}", backbone.architecture(), device, failure);
    }
  }

  private static boolean isOf(Speed speed, Backbone backbone) {
    return speed.architecture().equals(backbone.architecture())
        && speed.size() == backbone.input().size();
  }

  private void read() {
    try {
      known.addAll(json.readValue(Files.readString(file), new TypeReference<List<Speed>>() {}));
    } catch (IOException | JacksonException unreadable) {
      log.debug("No speeds are known yet: {}", unreadable.getMessage());
    }
  }

  private void write() throws IOException {
    Files.createDirectories(file.getParent());
    var half = Files.createTempFile(file.getParent(), "speeds", null);
    Files.writeString(half, json.writeValueAsString(known));
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
