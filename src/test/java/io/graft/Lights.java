package io.graft;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Pictures with a red light, a green one, both or none, and a sheet that says which. */
public final class Lights {
  static final int PICTURES = 48;
  private static final int SIZE = 40;

  private Lights() {}

  static List<String> labels(int lights) {
    var labels = new ArrayList<String>();
    if ((lights & 1) != 0) {
      labels.add("red");
    }
    if ((lights & 2) != 0) {
      labels.add("green");
    }
    return labels;
  }

  public static byte[] zip() throws IOException {
    var random = new Random(3);
    var files = new LinkedHashMap<String, byte[]>();
    var sheet = new StringBuilder("file,labels\n");
    for (int i = 0; i < PICTURES; i++) {
      var name = "pictures/%02d.png".formatted(i);
      files.put("lights/" + name, picture(random, i % 4));
      sheet.append(name).append(',').append(String.join(";", labels(i % 4))).append('\n');
    }
    files.put("lights/labels.csv", sheet.toString().getBytes(StandardCharsets.UTF_8));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Noise in the dark, with a red half, a green half, both or neither. */
  static byte[] picture(Random random, int lights) throws IOException {
    var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        boolean red = (lights & 1) != 0 && x < SIZE / 2;
        boolean green = (lights & 2) != 0 && x >= SIZE / 2;
        int noise = random.nextInt(60);
        var colour = new Color(red ? 255 - noise : noise, green ? 255 - noise : noise, noise);
        image.setRGB(x, y, colour.getRGB());
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
