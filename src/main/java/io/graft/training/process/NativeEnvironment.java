package io.graft.training.process;

import java.util.Map;

/**
 * What the native libraries of a trainer read from their environment before any of our code runs.
 */
class NativeEnvironment {
  private NativeEnvironment() {}

  static Map<String, String> of(TrainerSettings settings) {
    var threads = Integer.toString(settings.threads());
    return Map.of(
        "OMP_NUM_THREADS",
        threads,
        "MKL_NUM_THREADS",
        threads,
        // idle threads of OpenMP spin by default; two trainers on a busy machine then stand still
        "OMP_WAIT_POLICY",
        "PASSIVE",
        "GOMP_SPINCOUNT",
        "0",
        // activations are large and come and go with every step: keeping their pages spares the
        // page
        // faults that took a fifth of the time, and costs what a step needs at most
        "MALLOC_ARENA_MAX",
        "1",
        "MALLOC_MMAP_THRESHOLD_",
        Long.toString(8L << 30),
        "MALLOC_TRIM_THRESHOLD_",
        Long.toString(16L << 30),
        "MALLOC_TOP_PAD_",
        Long.toString(256L << 20),
        "THP_MEM_ALLOC_ENABLE",
        "1");
  }
}
