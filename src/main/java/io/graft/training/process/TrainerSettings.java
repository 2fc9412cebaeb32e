package io.graft.training.process;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a trainer process gets of the machine.
 *
 * @param folder where libtorch's native files are unpacked
 * @param threads for computing; with more than there are cores, trainers slow each other down
 * @param heapMegabytes for Java objects; tensors live outside of it
 * @param grace for stopping; a training that has not stopped by then is killed with its process
 */
public record TrainerSettings(Path folder, int threads, int heapMegabytes, Duration grace) {
  /** With the grace that lets cancelling take two seconds at most. */
  public TrainerSettings(Path folder, int threads, int heapMegabytes) {
    this(folder, threads, heapMegabytes, Duration.ofMillis(1200));
  }
}
