package io.graft.job;

import io.graft.training.Speed;
import java.util.List;

/** Who would train a job. */
public interface Workforce {

  /** The devices seen lately. */
  List<Device> devices();

  /**
   * @param name such as {@code cpu}
   * @param memoryBytes that a trainer may take, 0 where that is not known
   * @param cacheBytes for computed activations
   * @param speeds that were measured on it
   */
  record Device(
      String worker, String name, long memoryBytes, long cacheBytes, List<Speed> speeds) {}
}
