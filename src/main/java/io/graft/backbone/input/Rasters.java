package io.graft.backbone.input;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a decoded picture as RGB: 1 to 16 bits a sample, grey or RGB or a palette, alpha
 * laid over white. Reads the raster, not {@code getRGB}, which would shift grey levels to another
 * gamma.
 */
final class Rasters {
  private Rasters() {}

  static Pixels toPixels(BufferedImage image) throws UnreadablePicture {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] @Nullable [] palette =
        image.getColorModel() instanceof IndexColorModel model && bands == 1
            ? palette(model)
            : null;
    if (bands > 4) {
      throw new UnreadablePicture(
          "has %d channels, only 1 to 4 are understood; convert it to RGB".formatted(bands));
    }
    int width = raster.getWidth();
    byte[] rgb = new byte[Pixels.length(width, raster.getHeight())];
    int[][] levels = levels(raster);
    int[] samples = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
      int to = 3 * width * y;
      if (palette != null) {
        look(samples, palette, rgb, to);
      } else {
        spread(samples, bands, levels, rgb, to);
      }
    }
    return new Pixels(width, raster.getHeight(), rgb);
  }

  /** The components of a JPEG as it stores them, in its own colours. */
  static Pixels toPixels(Raster raster, JpegColour colour) {
    int bands = raster.getNumBands();
    int width = raster.getWidth();
    int height = raster.getHeight();
    Pixels.length(width, height);
    byte[] components =
        raster.getDataBuffer() instanceof DataBufferByte buffer && isDense(raster)
            ? buffer.getData()
            : (byte[]) raster.getDataElements(0, 0, width, height, null);
    if (bands != colour.components()) {
      throw new IllegalStateException("%d components decoded as %s".formatted(bands, colour));
    }
    return new Pixels(width, height, colour.toRgb(components));
  }

  /** Whether the array is nothing but the pixels in order, so that no copy is needed. */
  private static boolean isDense(Raster raster) {
    int bands = raster.getNumBands();
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel model
        && model.getPixelStride() == bands
        && model.getScanlineStride() == bands * raster.getWidth()
        && Arrays.equals(model.getBandOffsets(), IntStream.range(0, bands).toArray())
        && raster.getDataBuffer().getSize() == bands * raster.getWidth() * raster.getHeight();
  }

  private static void look(int[] indexes, int[][] palette, byte[] rgb, int start) {
    int to = start;
    for (int index : indexes) {
      int[] colour = palette[Math.min(index, palette.length - 1)];
      rgb[to++] = (byte) colour[0];
      rgb[to++] = (byte) colour[1];
      rgb[to++] = (byte) colour[2];
    }
  }

  private static void spread(int[] samples, int bands, int[][] levels, byte[] rgb, int start) {
    boolean grey = bands < 3;
    boolean clear = bands == 2 || bands == 4;
    int to = start;
    for (int from = 0; from < samples.length; from += bands) {
      int alpha = clear ? levels[bands - 1][samples[from + bands - 1]] : 255;
      for (int band = 0; band < 3; band++) {
        int from1 = grey ? 0 : band;
        rgb[to++] = (byte) overWhite(levels[from1][samples[from + from1]], alpha);
      }
    }
  }

  /** For each band the 8-bit level of each sample value; 16-bit samples keep their high byte. */
  private static int[][] levels(Raster raster) throws UnreadablePicture {
    int[][] levels = new int[raster.getNumBands()][];
    for (int band = 0; band < levels.length; band++) {
      int bits = raster.getSampleModel().getSampleSize(band);
      if (bits < 1 || bits > 16) {
        throw new UnreadablePicture(
            "has %d bits a sample, at most 16 are understood; convert it to 8 bits"
                .formatted(bits));
      }
      int max = (1 << bits) - 1;
      levels[band] = new int[max + 1];
      for (int value = 0; value <= max; value++) {
        levels[band][value] = bits > 8 ? value >> (bits - 8) : value * 255 / max;
      }
    }
    return levels;
  }

  private static int[][] palette(IndexColorModel model) {
    int[][] palette = new int[model.getMapSize()][];
    for (int i = 0; i < palette.length; i++) {
      int alpha = model.getAlpha(i);
      palette[i] =
          new int[] {
            overWhite(model.getRed(i), alpha),
            overWhite(model.getGreen(i), alpha),
            overWhite(model.getBlue(i), alpha)
          };
    }
    return palette;
  }

  private static int overWhite(int level, int alpha) {
    return alpha == 255 ? level : (level * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
