package io.graft.training;

import io.graft.backbone.input.ImageInput;
import io.graft.backbone.input.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Measures how fast all cores together read and vary pictures. */
class PictureSpeed {
  private static final int EACH = 16;
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;

  private final ImageInput input;
  private final Pixels picture = picture();

  PictureSpeed(ImageInput input) {
    this.input = input;
  }

  /** Seconds for a megapixel of JPEG, decoded and resized. */
  double decode() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image(), "jpeg", bytes);
    var encoded = bytes.toByteArray();
    var pictures = new io.graft.backbone.input.Pictures();
    return onAllCores(_ -> input.resizeShorter(pictures.decode(encoded))) / (WIDTH * HEIGHT / 1e6);
  }

  /** Seconds for an augmented picture. */
  double draw() throws IOException {
    var stored = input.resizeShorter(picture);
    var augmenter = new Augmenter(input, Augmentation.GENTLE, 1);
    return onAllCores(view -> augmenter.view(stored, 0, view));
  }

  private interface Drawn {
    Pixels picture(int number) throws IOException;
  }

  private static double onAllCores(Drawn drawn) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    int pictures = EACH * cores;
    try (var threads = Executors.newFixedThreadPool(cores)) {
      var work =
          IntStream.rangeClosed(1, pictures)
              .mapToObj(number -> (Callable<Pixels>) () -> drawn.picture(number))
              .toList();
      double all =
          Speedometer.shortest(
              () -> {
                for (var made : threads.invokeAll(work)) {
                  var _ = made.get();
                }
                return pictures;
              });
      return all / pictures;
    }
  }

  private BufferedImage image() {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    byte[] rgb = picture.rgb();
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour =
          ((rgb[3 * i] & 255) << 16) | ((rgb[3 * i + 1] & 255) << 8) | (rgb[3 * i + 2] & 255);
      image.setRGB(i % WIDTH, i / WIDTH, colour);
    }
    return image;
  }

  /** Smooth with a little noise, which an encoder finds about as hard as a photo. */
  private static Pixels picture() {
    var random = new Random(1);
    var rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (128 + 80 * Math.sin((i / 3) % WIDTH / 40.0) + random.nextInt(-9, 10));
    }
    return new Pixels(WIDTH, HEIGHT, rgb);
  }
}
