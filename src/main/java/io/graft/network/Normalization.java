package io.graft.network;

import java.util.List;

/**
 * What the network expects its pixels to be: {@code (pixel / 255 - mean) / std} per channel.
 *
 * @param mean of red, green and blue, in 0 to 1
 * @param std of red, green and blue, above 0
 */
public record Normalization(List<Double> mean, List<Double> std) {
  public Normalization {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException(
          "mean and std must have three values each, were %s and %s".formatted(mean, std));
    }
    for (double deviation : std) {
      if (!(deviation > 0)) {
        throw new IllegalArgumentException("std must be above 0, was " + std);
      }
    }
  }
}
