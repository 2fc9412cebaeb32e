package io.graft;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Noisy pictures of one colour each. */
final class Colours {
  private Colours() {}

  static byte[] zip() throws IOException {
    var random = new Random(3);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 20; i++) {
        for (var colour : Map.of("red", Color.RED, "green", Color.GREEN).entrySet()) {
          zip.putNextEntry(new ZipEntry(colour.getKey() + "/" + i + ".png"));
          zip.write(picture(random, colour.getValue()));
        }
      }
    }
    return bytes.toByteArray();
  }

  static byte[] picture(Random random, Color colour) throws IOException {
    var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 40; y++) {
        int noise = random.nextInt(100);
        image.setRGB(
            x,
            y,
            new Color(
                    Math.max(noise, colour.getRed() - noise),
                    Math.max(noise, colour.getGreen() - noise),
                    noise)
                .getRGB());
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
