package io.graft.evaluation;

import io.graft.model.TrainedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes of a picture as the wire has them: one name in a classification, a list for a multi-label
 * model.
 */
record Labels(TrainedModel model, List<Integer> labels) {

  @Nullable String one() {
    return switch (model.task()) {
      case CLASSIFICATION -> model.classes().get(labels.getFirst());
      case MULTI_LABEL -> null;
    };
  }

  @Nullable List<String> many() {
    return switch (model.task()) {
      case CLASSIFICATION -> null;
      case MULTI_LABEL -> labels.stream().map(model.classes()::get).toList();
    };
  }
}
