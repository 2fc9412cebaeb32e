package io.graft.inference;

import java.util.List;

/**
 * What a model sees in one picture.
 *
 * @param label the most probable class
 * @param top the most probable classes, the first one first
 */
record Prediction(String file, String label, float probability, List<Ranked> top) {

  record Ranked(String label, float probability) {}

  static Prediction of(String file, List<Ranked> top) {
    return new Prediction(file, top.getFirst().label(), top.getFirst().probability(), top);
  }
}
