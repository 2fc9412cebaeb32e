package io.graft.dataset;

import io.graft.backbone.input.Interpolation;
import io.graft.backbone.input.Pixels;
import io.graft.backbone.input.UnreadablePicture;
import io.graft.web.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/** Small JPEGs of pictures, upright as training sees them. */
@Component
class Thumbnails {
  static final int SMALLEST = 16;
  static final int LARGEST = 512;

  private final Decoding decoding;

  Thumbnails(DatasetProperties limits) {
    decoding = new Decoding(limits.maxPixels());
  }

  /** One that fits into a square of {@code side} pixels; a smaller picture keeps its size. */
  byte[] jpeg(byte[] picture, int side) throws InterruptedException {
    try {
      return encoded(decoding.of(picture, pixels -> fit(pixels, side)));
    } catch (UnreadablePicture e) { // the limit is lower now than when it came in
      throw Problem.unprocessable("unreadable-picture", "the picture " + e.getMessage());
    }
  }

  static Pixels fit(Pixels picture, int side) {
    int longer = Math.max(picture.width(), picture.height());
    return longer <= side
        ? picture
        : picture.resize(
            scaled(picture.width(), side, longer),
            scaled(picture.height(), side, longer),
            Interpolation.BICUBIC);
  }

  private static int scaled(int length, int side, int longer) {
    return Math.max(1, Math.round((float) length * side / longer));
  }

  private static byte[] encoded(Pixels pixels) {
    var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_3BYTE_BGR);
    image
        .getRaster()
        .setDataElements(0, 0, pixels.width(), pixels.height(), pixels.rgb()); // in order R, G, B
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "jpg", stream);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
