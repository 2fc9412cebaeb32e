package io.graft.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.graft.network.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model sees in one picture.
 *
 * @param label the most probable class
 * @param top the most probable classes, the first one first; of a multi-label model all, unless
 *     told otherwise
 * @param labels of a multi-label model the classes with a probability of at least 0.5, the most
 *     probable first; absent from others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Prediction(
    String file, String label, float probability, List<Ranked> top, @Nullable List<String> labels) {
  private static final float THERE = 0.5f;

  record Ranked(String label, float probability) {}

  /**
   * @param ranked all classes, the most probable first
   * @param top how many of them to name
   */
  static Prediction of(String file, Task task, List<Ranked> ranked, int top) {
    var labels =
        task == Task.MULTI_LABEL
            ? ranked.stream().filter(r -> r.probability() >= THERE).map(Ranked::label).toList()
            : null;
    var first = ranked.getFirst();
    return new Prediction(file, first.label(), first.probability(), ranked.subList(0, top), labels);
  }
}
