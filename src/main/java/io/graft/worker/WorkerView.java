package io.graft.worker;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "Worker",
    example =
        """
        {"name":"gpu-box-4711","slots":[{"device":"cpu","trainer":29473,"job":"6d192d5e-1803-4ac5-b718-1495d6842f30"}],
         "startedAt":"2026-11-21T01:41:17.370717Z","lastSeen":"2026-11-21T02:17:01.623785Z"}
        """)
record WorkerView(
    @Schema(example = "gpu-box-4711") String name,
    List<Slot> slots,
    Instant startedAt,
    Instant lastSeen) {

  /**
   * One device of a worker.
   *
   * @param trainer process id of its trainer, 0 while it has none
   */
  @Schema(name = "WorkerSlot")
  record Slot(@Schema(example = "cpu") String device, long trainer, @Nullable UUID job) {}
}
