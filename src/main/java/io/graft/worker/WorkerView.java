package io.graft.worker;

import io.graft.training.Speed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "Worker",
    example =
        """
        {"name":"gpu-box-4711","load":0.83,"cores":2,"memoryBytes":8589934592,"freeMemoryBytes":5905580032,
         "slots":[{"device":"cpu","trainer":29473,"job":"6d192d5e-1803-4ac5-b718-1495d6842f30",
          "memoryBytes":8589934592,"usedBytes":713031680,"cacheBytes":4294967296,
          "speeds":[{"device":"cpu","architecture":"mobilenet_v2","size":224,"frozen":0.0062,"step":0.041,
                     "headStep":0.00011,"load":0.21,"decode":0.019,"draw":0.0021}]}],
         "startedAt":"2026-11-21T01:41:17.370717Z","lastSeen":"2026-11-21T02:17:01.623785Z"}
        """)
record WorkerView(
    @Schema(example = "gpu-box-4711") String name,
    @Schema(description = "share of the machine's cores that were busy since the last beat, 0 to 1")
        @Nullable Double load,
    @Nullable Integer cores,
    @Schema(description = "of the machine") @Nullable Long memoryBytes,
    @Schema(description = "of the machine, what a program could still take")
        @Nullable Long freeMemoryBytes,
    List<Slot> slots,
    Instant startedAt,
    Instant lastSeen) {

  static WorkerView of(
      String name,
      @Nullable Machine machine,
      List<Slot> slots,
      Instant startedAt,
      Instant lastSeen) {
    return machine == null
        ? new WorkerView(name, null, null, null, null, slots, startedAt, lastSeen)
        : new WorkerView(
            name,
            machine.load(),
            machine.cores(),
            machine.memoryBytes(),
            machine.freeMemoryBytes(),
            slots,
            startedAt,
            lastSeen);
  }

  /**
   * One device of a worker.
   *
   * @param trainer process id of its trainer, 0 while it has none
   */
  @Schema(name = "WorkerSlot")
  record Slot(
      @Schema(example = "cpu") String device,
      long trainer,
      @Nullable UUID job,
      @Schema(description = "that a trainer may take, 0 where it is not known") long memoryBytes,
      @Schema(description = "resident memory of its trainer; null where it is not known")
          @Nullable Long usedBytes,
      @Schema(description = "for computed activations") long cacheBytes,
      @Schema(description = "measured while idle, for the backbones whose weights are here")
          List<Speed> speeds) {

    Slot {
      speeds = speeds == null ? List.of() : List.copyOf(speeds); // of a worker before this was told
    }
  }
}
