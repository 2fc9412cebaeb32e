package io.graft.worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

class MachineGaugeTests {
  @TempDir Path folder;

  @Test
  void readsThisMachine() {
    var machine = requireNonNull(new MachineGauge().read());

    assertThat(machine.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(machine.memoryBytes()).isGreaterThan(100 << 20);
    assertThat(machine.freeMemoryBytes()).isBetween(1L, machine.memoryBytes());
    if (machine.load() != null) {
      assertThat(machine.load()).isBetween(0.0, 1.0);
    }
  }

  @Test
  @EnabledOnOs(LINUX)
  void knowsHowMuchMemoryAProcessHolds() {
    var own = ProcFile.residentBytes(ProcessHandle.current().pid());

    assertThat(requireNonNull(own)).isGreaterThan(10 << 20);
  }

  @Test
  void saysNothingOfAProcessThatIsNot() {
    assertThat(ProcFile.residentBytes(0)).isNull();
    assertThat(ProcFile.residentBytes(Integer.MAX_VALUE)).isNull();
  }

  @Test
  void readsTheLineThatItWasAskedFor() throws Exception {
    var file = folder.resolve("status");
    Files.writeString(file, "Name:\tjava\nVmHWM:\t  720000 kB\nVmRSS:\t  696320 kB\nThreads:\t7\n");

    assertThat(ProcFile.bytes(file, "VmRSS")).isEqualTo(696320L * 1024);
    assertThat(ProcFile.bytes(file, "VmSwap")).isNull();
    assertThat(ProcFile.bytes(file, "Threads")).isNull();
  }
}
