package io.graft.backbone.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.ImageReader;

/**
 * Reads pictures: JPEG (also CMYK and greyscale), PNG, WebP, BMP and the first frame of a GIF. The
 * size is read from the header first, so a picture above the limit never takes memory for its
 * pixels.
 */
public final class Pictures {
  public static final long DEFAULT_MAX_PIXELS = 100_000_000;

  private final long maxPixels;

  public Pictures() {
    this(DEFAULT_MAX_PIXELS);
  }

  public Pictures(long maxPixels) {
    if (maxPixels < 1) {
      throw new IllegalArgumentException("maxPixels must be at least 1, was " + maxPixels);
    }
    this.maxPixels = maxPixels;
  }

  /** The header of an encoded picture; refuses what is none, and what is larger than the limit. */
  public PictureHeader header(byte[] picture) throws UnreadablePicture {
    var format = format(picture);
    return Readers.read(format, picture, reader -> header(format, picture, reader));
  }

  /** All pixels of an encoded picture, upright, alpha over white. */
  public Pixels decode(byte[] picture) throws UnreadablePicture {
    var format = format(picture);
    var colour = format == PictureFormat.JPEG ? JpegColour.of(picture) : JpegColour.OTHER;
    var fast =
        colour.isLight()
            ? TurboJpeg.found().flatMap(turbo -> turbo.decode(picture, maxPixels))
            : Optional.<Pixels>empty();
    var stored = fast.isPresent() ? fast.get() : stored(format, picture, colour);
    return Exif.orientation(format, picture).upright(stored);
  }

  Pixels stored(PictureFormat format, byte[] picture, JpegColour colour) throws UnreadablePicture {
    return Readers.read(
        format,
        picture,
        reader -> {
          header(format, picture, reader);
          return colour == JpegColour.OTHER
              ? Rasters.toPixels(reader.read(0))
              : Rasters.toPixels(reader.readRaster(0, null), colour);
        });
  }

  private static PictureFormat format(byte[] picture) throws UnreadablePicture {
    if (picture.length == 0) {
      throw new UnreadablePicture("is empty");
    }
    return PictureFormat.of(picture)
        .orElseThrow(
            () ->
                new UnreadablePicture(
                    "is not a picture: it begins with %s; JPEG, PNG, WebP, BMP and GIF are read"
                        .formatted(beginning(picture))));
  }

  private PictureHeader header(PictureFormat format, byte[] picture, ImageReader reader)
      throws IOException {
    if (format == PictureFormat.WEBP && riffLength(picture) > picture.length) {
      throw new UnreadablePicture(
          "is cut short: %,d of its %,d bytes are there"
              .formatted(picture.length, riffLength(picture)));
    }
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new UnreadablePicture("says it has %d × %d pixels".formatted(width, height));
    }
    if ((long) width * height > maxPixels) {
      throw new UnreadablePicture(
          "has %,d × %,d pixels, at most %,d pixels are read; make it smaller"
              .formatted(width, height, maxPixels));
    }
    return Exif.orientation(format, picture).turned()
        ? new PictureHeader(format, height, width)
        : new PictureHeader(format, width, height);
  }

  private static long riffLength(byte[] webp) {
    int length = ByteBuffer.wrap(webp, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return 8 + Integer.toUnsignedLong(length);
  }

  private static String beginning(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, 12); i++) {
      boolean printable = bytes[i] >= ' ' && bytes[i] < 127;
      text.append(printable ? (char) bytes[i] : '·');
    }
    return "\"%s\"".formatted(text);
  }
}
