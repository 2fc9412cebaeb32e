package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Pixels;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shows what a network will see, drawn as the trainer draws it, without a trainer.
 *
 * @param examples all of the dataset, in the order a trainer has them: their places are part of the
 *     seed
 * @param pack the bytes of all examples
 */
public record Preview(
    ImageInput input, List<String> classes, List<Example> examples, Path pack, TrainingPlan plan) {

  public Preview {
    classes = List.copyOf(classes);
    examples = List.copyOf(examples);
  }

  /**
   * A contact sheet as PNG: a row per training example, first as validation would see it, then as
   * its views 1, 2, …, and last, where mixup or cutmix are on, view 1 as it is mixed with those of
   * the other rows.
   *
   * @param phase index into the phases of the plan
   * @param rows at most
   */
  public byte[] png(int phase, int rows, int views) throws IOException {
    var augmentation = plan.phases().get(phase).augmentation();
    var augmenter = new Augmenter(input, augmentation, plan.seed());
    int[] shown = Picked.evenly(examples, classes.size(), rows);
    var drawn = new ArrayList<List<Pixels>>();
    try (var in = FileChannel.open(pack)) {
      for (int example : shown) {
        var stored = PixelStore.stored(in, examples.get(example), input);
        drawn.add(views(augmenter, stored, example, views));
      }
    }
    var headings = headings(views);
    var mixing = Mixing.of(augmentation, input.size(), shown, plan.seed() + phase, 1);
    if (!(mixing instanceof Mixing.None) && views > 0) {
      headings.add("mixed");
      var first = drawn.stream().map(row -> row.get(1)).toArray(Pixels[]::new);
      var mixed = mixing.pixels(first);
      IntStream.range(0, mixed.length).forEach(row -> drawn.get(row).add(mixed[row]));
    }
    return new ContactSheet(headings, captions(shown), drawn).png();
  }

  private static List<Pixels> views(Augmenter augmenter, Pixels stored, int example, int views) {
    var row = new ArrayList<Pixels>();
    for (int view = 0; view <= views; view++) {
      row.add(augmenter.view(stored, example, view));
    }
    return row;
  }

  private static List<String> headings(int views) {
    var headings = new ArrayList<>(List.of("plain"));
    IntStream.rangeClosed(1, views).forEach(view -> headings.add("view " + view));
    return headings;
  }

  private List<String> captions(int[] shown) {
    return IntStream.of(shown).mapToObj(i -> caption(examples.get(i))).toList();
  }

  private String caption(Example example) {
    return example.labels().isEmpty()
        ? "none"
        : example.labels().stream().map(classes::get).collect(Collectors.joining(", "));
  }
}
