package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTests {
  @TempDir Path folder;

  private static List<Example> examples(int... labels) {
    return IntStream.of(labels).mapToObj(label -> Example.of(0, 1, label, Split.TRAIN)).toList();
  }

  @Test
  void showsPicturesAsTheTrainerDrawsThem() throws IOException {
    var plan = "{\"phases\":[{\"augmentation\":{\"rotation\":30,\"hue\":0.2,\"mixup\":1}}]}";
    var request = Drawings.request(folder, plan);
    var preview =
        new Preview(
            request.input(), request.classes(), request.examples(), request.pack(), request.plan());

    var sheet = ImageIO.read(new ByteArrayInputStream(preview.png(0, 4, 3)));

    assertThat(sheet.getWidth()).isEqualTo(4 + 5 * 100); // plain, three views, mixed
    assertThat(sheet.getHeight()).isEqualTo(18 + 4 * 118);
    var augmenter =
        new Augmenter(request.input(), request.plan().phases().getFirst().augmentation(), 42);
    try (var pack = FileChannel.open(request.pack())) {
      var stored = PixelStore.stored(pack, request.examples().getFirst(), request.input());
      for (int view = 0; view < 4; view++) {
        byte[] rgb = augmenter.view(stored, 0, view).rgb();
        int shown = sheet.getRGB(4 + view * 100 + 3 * 7 + 1, 36 + 3 * 5 + 1);
        int at = 3 * (5 * Drawings.SIZE + 7);
        assertThat(shown & 0xffffff)
            .isEqualTo((rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255));
      }
    }
  }

  @Test
  void picksEvenlyFromTheClasses() {
    assertThat(Picked.evenly(examples(0, 0, 0, 0, 1, 1, 2), 3, 5)).containsExactly(0, 1, 4, 5, 6);
    assertThat(Picked.evenly(examples(0, 1, 2, 3, 4, 5), 6, 3)).containsExactly(0, 2, 4);
    assertThat(Picked.evenly(examples(1, 0), 2, 9)).containsExactly(1, 0);
  }

  @Test
  void picksNothingThatIsNotForTraining() {
    var examples = List.of(Example.of(0, 1, 0, Split.VALIDATION), Example.of(0, 1, 0, Split.TRAIN));

    assertThat(Picked.evenly(examples, 1, 2)).containsExactly(1);
  }
}
