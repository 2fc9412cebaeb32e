package io.graft.inference;

import io.graft.backbone.input.Interpolation;
import io.graft.backbone.input.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture and its heat, half and half. */
final class Overlay {
  private Overlay() {}

  /**
   * @param seen the picture as the network saw it
   */
  static byte[] png(Pixels seen, HeatMap heat) {
    byte[] levels = heat.grey().resize(seen.width(), seen.height(), Interpolation.BICUBIC).rgb();
    var image = new BufferedImage(seen.width(), seen.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < seen.width() * seen.height(); i++) {
      int hot = Inferno.colour(levels[3 * i] & 255);
      int mixed = 0;
      for (int channel = 0; channel < 3; channel++) {
        int shift = 16 - 8 * channel;
        int own = seen.rgb()[3 * i + channel] & 255;
        mixed |= ((own + ((hot >> shift) & 255)) / 2) << shift;
      }
      image.setRGB(i % seen.width(), i / seen.width(), mixed);
    }
    var png = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return png.toByteArray();
  }
}
