package io.graft.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads how busy this machine is. */
class MachineGauge {
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private final @Nullable OperatingSystemMXBean system =
      ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known
          ? known
          : null;

  MachineGauge() {
    load(); // from here on the load is since the time before
  }

  /** Null where this Java does not tell. */
  @Nullable Machine read() {
    return system == null
        ? null
        : new Machine(
            load(),
            Runtime.getRuntime().availableProcessors(),
            system.getTotalMemorySize(),
            free(system));
  }

  private @Nullable Double load() {
    double load = system == null ? -1 : system.getCpuLoad();
    return load >= 0 ? Math.min(load, 1) : null;
  }

  /**
   * Linux counts what it caches of files as taken, and gives it back when asked; it says so for the
   * whole machine only, not for a container.
   */
  private static long free(OperatingSystemMXBean system) {
    var whole = ProcFile.bytes(MEMORY, "MemTotal");
    var available = ProcFile.bytes(MEMORY, "MemAvailable");
    return whole != null && available != null && whole == system.getTotalMemorySize()
        ? available
        : system.getFreeMemorySize();
  }
}
