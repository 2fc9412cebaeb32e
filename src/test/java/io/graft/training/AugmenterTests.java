package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.backbone.input.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AugmenterTests {
  private static final String EVERYTHING =
      """
      {"rotation":20,"translate":0.1,"scale":0.2,"shear":8,"brightness":0.4,"contrast":0.4,
       "saturation":0.4,"hue":0.1,"erasing":0.5,"randAugment":{"operations":2,"magnitude":5}}
      """;

  private final Pixels stored = AugmentationGolden.picture();

  /** Over crops and mirrors, which every plan has. */
  private static Augmentation with(String knobs) {
    var plan = "{\"phases\":[{\"augmentation\":%s}]}".formatted(knobs);
    return TrainingPlans.expand(Recipe.FINE_TUNE, Json.MAPPER.readTree(plan))
        .phases()
        .getFirst()
        .augmentation();
  }

  private static Augmenter augmenter(Augmentation augmentation, long seed) {
    return new Augmenter(
        ImageInput.imagenet(20, 0.875, Interpolation.BILINEAR), augmentation, seed);
  }

  private byte[] view(String knobs, int example, int view) {
    return augmenter(with(knobs), 42).view(stored, example, view).rgb();
  }

  @Test
  void theSameSeedExampleAndViewDrawTheSamePictureOnAnyThreadInAnyOrder() throws Exception {
    var augmenter = augmenter(with(EVERYTHING), 42);
    var inOrder = IntStream.range(1, 60).mapToObj(i -> augmenter.view(stored, i, 1 + i % 7));
    var expected = inOrder.map(Pixels::rgb).toList();

    var drawn = new ArrayList<Future<Pixels>>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 59; i >= 1; i--) {
        int example = i;
        drawn.add(
            threads.submit(
                () -> augmenter(with(EVERYTHING), 42).view(stored, example, 1 + example % 7)));
      }
    }

    for (int i = 1; i < 60; i++) {
      assertThat(drawn.get(59 - i).get().rgb()).isEqualTo(expected.get(i - 1));
    }
  }

  @Test
  void anotherSeedExampleOrViewDrawsAnotherPicture() {
    byte[] picture = view(EVERYTHING, 3, 1);

    assertThat(view(EVERYTHING, 3, 2)).isNotEqualTo(picture);
    assertThat(view(EVERYTHING, 4, 1)).isNotEqualTo(picture);
    assertThat(augmenter(with(EVERYTHING), 43).view(stored, 3, 1).rgb()).isNotEqualTo(picture);
  }

  @Test
  void whatValidationSeesIsNeverVaried() {
    assertThat(view(EVERYTHING, 3, 0)).isEqualTo(stored.centreCrop(20).rgb());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'rotation':30",
        "'translate':0.3",
        "'scale':0.5",
        "'shear':20",
        "'brightness':0.5",
        "'contrast':0.5",
        "'saturation':0.9",
        "'hue':0.3",
        "'erasing':1",
        "'randAugment':{'operations':4,'magnitude':9}"
      })
  void eachKnobVariesPicturesByItself(String knob) {
    var still = "{\"flip\":false,\"minimumArea\":1,%s}".formatted(knob.replace('\'', '"'));
    byte[] plain = stored.centreCrop(20).rgb();

    var views = IntStream.range(1, 5).mapToObj(i -> view(still, 0, i)).toList();

    assertThat(views).anyMatch(view -> !Arrays.equals(view, plain));
    assertThat(view("{\"flip\":false,\"minimumArea\":1}", 0, 1)).isEqualTo(plain);
  }

  /** A turned frame is sampled from the stored picture; only what lies beyond is filled. */
  @Test
  void showsWhatTheCropCutOffBeforeItFills() {
    var white = new byte[3 * 60 * 60];
    Arrays.fill(white, (byte) 255);
    var turned =
        augmenter(with("{\"minimumArea\":1,\"rotation\":180}"), 1)
            .view(new Pixels(60, 60, white), 0, 1);

    assertThat(turned.rgb()).containsOnly(255);
  }

  /** The name of a file of activations has it. */
  @Test
  void everyKnobIsInTheKeyOfTheCache() {
    var plain = (ObjectNode) Json.MAPPER.valueToTree(Augmentation.GENTLE);
    var keys = new ArrayList<>(List.of(Augmentation.GENTLE.toString()));
    for (var knob : plain.propertyNames()) {
      var changed = plain.deepCopy();
      switch (knob) {
        case "flip" -> changed.put(knob, false);
        case "randAugment" -> changed.withObject("/randAugment").put("operations", 1);
        default -> changed.put(knob, 0.25);
      }
      keys.add(Json.MAPPER.treeToValue(changed, Augmentation.class).toString());
    }

    assertThat(keys).hasSize(15).doesNotHaveDuplicates();
  }
}
