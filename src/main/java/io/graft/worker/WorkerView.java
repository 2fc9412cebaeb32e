package io.graft.worker;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Worker")
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
