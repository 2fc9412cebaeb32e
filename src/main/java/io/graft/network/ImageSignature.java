package io.graft.network;

import java.util.List;

/**
 * What a served network takes and answers.
 *
 * @param size of its pictures, in pixels a side
 * @param task what probabilities are made by: softmax, or a sigmoid for each class
 * @param classes the names of the logits
 * @param temperature what logits are divided by before they become probabilities
 */
public record ImageSignature(
    int size, Normalization normalization, Task task, List<String> classes, double temperature) {
  public ImageSignature {
    classes = List.copyOf(classes);
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, was " + size);
    }
    if (!Double.isFinite(temperature) || temperature <= 0) {
      throw new IllegalArgumentException(
          "temperature must be a number above 0, was " + temperature);
    }
  }
}
