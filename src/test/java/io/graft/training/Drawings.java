package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Interpolation;
import io.graft.network.Task;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Red and green pictures with noise, as a dataset of two classes. */
public class Drawings {
  static final int SIZE = 32;
  static final List<String> CLASSES = List.of("red", "green");

  private Drawings() {}

  /** A request for {@code resnet18_050} from random weights, in folders below the given one. */
  public static TrainingRequest request(Path folder, String plan) throws IOException {
    return request(folder, plan, Recipe.FEATURE_EXTRACTION);
  }

  static TrainingRequest request(Path folder, String plan, Recipe recipe) throws IOException {
    return request(folder, plan, recipe, 1L << 30);
  }

  static TrainingRequest request(Path folder, String plan, Recipe recipe, long cacheBytes)
      throws IOException {
    var pack = folder.resolve("pack");
    var output = Files.createTempDirectory(folder, "output");
    return new TrainingRequest(
        "resnet18_050",
        null,
        ImageInput.halves(SIZE, 1, Interpolation.BILINEAR),
        Task.CLASSIFICATION,
        CLASSES,
        draw(pack),
        pack,
        "drawn",
        TrainingPlans.expand(recipe, Json.MAPPER.readTree(plan)),
        folder.resolve("cache"),
        cacheBytes,
        output,
        "cpu",
        null);
  }

  private static List<Example> draw(Path pack) throws IOException {
    var random = new Random(1);
    var examples = new ArrayList<Example>();
    try (var out = Files.newOutputStream(pack)) {
      long offset = 0;
      for (int i = 0; i < 36; i++) {
        var bytes = picture(random, i % 2);
        out.write(bytes);
        examples.add(
            Example.of(offset, bytes.length, i % 2, i < 24 ? Split.TRAIN : Split.VALIDATION));
        offset += bytes.length;
      }
    }
    return examples;
  }

  private static byte[] picture(Random random, int label) throws IOException {
    var image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 36; y++) {
        int strong = 120 + random.nextInt(100);
        int weak = random.nextInt(120);
        image.setRGB(
            x,
            y,
            (label == 0 ? new Color(strong, weak, 60) : new Color(weak, strong, 60)).getRGB());
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** The same pictures for a network of other stages, of 64 pixels. */
  static TrainingRequest ofMobileNet(TrainingRequest drawn) {
    return new TrainingRequest(
        "tf_mobilenet_v2",
        drawn.weights(),
        ImageInput.halves(64, 1, Interpolation.BILINEAR),
        drawn.task(),
        drawn.classes(),
        drawn.examples(),
        drawn.pack(),
        drawn.dataHash(),
        drawn.plan(),
        drawn.cache(),
        drawn.cacheBytes(),
        drawn.output(),
        drawn.device(),
        null);
  }
}
