package io.graft.training;

import java.util.List;

/**
 * What a training will take, where no phase ends early.
 *
 * @param parts in their order, which sum up to {@code seconds}
 * @param memoryBytes of the trainer at its largest
 * @param cacheBytes that decoded pictures and activations take on disk
 */
public record Estimate(double seconds, List<Part> parts, long memoryBytes, long cacheBytes) {

  public record Part(String what, double seconds) {}
}
