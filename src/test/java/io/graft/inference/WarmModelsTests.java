package io.graft.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.graft.GraftTest;
import io.graft.backbone.input.Pixels;
import io.graft.model.Models;
import io.graft.model.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@GraftTest
class WarmModelsTests {
  private static final List<Pixels> BLACK = List.of(new Pixels(8, 8, new byte[3 * 8 * 8]));

  @Autowired Models models;
  @TempDir Path folder;

  private WarmModels warm;
  private TrainedModel one;
  private TrainedModel other;

  @BeforeEach
  void publish() throws Exception {
    warm = new WarmModels(models, new InferenceProperties(1, 1, 1, 32, DataSize.ofMegabytes(1)));
    one = ColourModel.publish(models, folder);
    other = ColourModel.publish(models, folder);
  }

  @Test
  void keepsTheModelThatWasUsedLast() {
    var first = use(one, WarmModelsTests::run);
    var second = use(one, WarmModelsTests::run);

    assertThat(second).isSameAs(first);
  }

  @Test
  void makesRoomForAnotherModel() {
    var first = use(one, WarmModelsTests::run);
    use(other, WarmModelsTests::run);

    assertThat(use(one, WarmModelsTests::run)).isNotSameAs(first);
    assertThatThrownBy(() -> first.run(BLACK)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closesAModelOnlyWhenNobodyUsesItAnyMore() {
    var first =
        use(
            one,
            model -> {
              use(other, WarmModelsTests::run);
              return run(model); // dropped meanwhile, but still open
            });

    assertThatThrownBy(() -> first.run(BLACK)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closesEverythingAtTheEnd() {
    var last = use(one, WarmModelsTests::run);

    warm.destroy();

    assertThatThrownBy(() -> last.run(BLACK)).isInstanceOf(IllegalStateException.class);
  }

  private LoadedModel use(TrainedModel model, Function<LoadedModel, LoadedModel> use) {
    return warm.use(model.project(), model.id(), use);
  }

  private static LoadedModel run(LoadedModel model) {
    try {
      assertThat(model.run(BLACK).get(0)).isBetween(0.333f, 0.334f);
      return model;
    } catch (OrtException failure) {
      throw new AssertionError(failure);
    }
  }
}
