package io.graft.backbone.input;

/**
 * What the components of a JPEG mean, told as libjpeg tells it: from the JFIF and Adobe markers,
 * then from the component ids. CMYK follows Adobe's habit of storing inks inverted, as Pillow
 * assumes too; colour profiles are ignored, as by Pillow, and so by the pictures that backbones
 * were trained on.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF 1.02, for the YCbCr equations</a>
 */
enum JpegColour {
  GREY,
  YCC,
  RGB,
  CMYK,
  YCCK,
  /** Lossless or of a number of components nobody agrees on; left to the general reader. */
  OTHER;

  private static final int FRACTION = 16;
  private static final int HALF = 1 << (FRACTION - 1);
  private static final int[] RED_OF_CR = table(1.402, HALF);
  private static final int[] GREEN_OF_CR = table(-0.71414, HALF);
  private static final int[] GREEN_OF_CB = table(-0.34414, 0);
  private static final int[] BLUE_OF_CB = table(1.772, HALF);

  static JpegColour of(byte[] jpeg) {
    boolean jfif = false;
    int adobe = -1;
    for (var segment = JpegSegment.first(jpeg); segment != null; segment = segment.next()) {
      if (segment.marker() == 0xE0 && segment.startsWith("JFIF\0")) {
        jfif = true;
      } else if (segment.marker() == 0xEE
          && segment.startsWith("Adobe")
          && segment.length() >= 12) {
        adobe = segment.at(11);
      } else if (segment.isFrame()) {
        return ofFrame(segment, jfif, adobe);
      }
    }
    return OTHER;
  }

  private static JpegColour ofFrame(JpegSegment frame, boolean jfif, int adobe) {
    if (!frame.isHuffmanCoded() || frame.length() < 6 || frame.at(0) != 8) {
      return OTHER;
    }
    int components = frame.at(5);
    if (frame.length() < 6 + 3 * components) {
      return OTHER;
    }
    return switch (components) {
      case 1 -> GREY;
      case 3 -> {
        boolean named = frame.at(6) == 'R' && frame.at(9) == 'G' && frame.at(12) == 'B';
        yield !jfif && (adobe == 0 || (adobe < 0 && named)) ? RGB : YCC;
      }
      case 4 -> adobe == 2 ? YCCK : CMYK;
      default -> OTHER;
    };
  }

  /** Not of inks, and of a kind that every decoder reads. */
  boolean isLight() {
    return this == GREY || this == YCC || this == RGB;
  }

  int components() {
    return switch (this) {
      case GREY -> 1;
      case YCC, RGB -> 3;
      case CMYK, YCCK -> 4;
      case OTHER -> throw new IllegalStateException("this JPEG is not read by component");
    };
  }

  /** Interleaved components to RGB; in place where the size allows it. */
  byte[] toRgb(byte[] components) {
    return switch (this) {
      case RGB -> components;
      case YCC -> {
        convert(components, 3);
        yield components;
      }
      case GREY -> {
        byte[] rgb = new byte[3 * components.length];
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = components[i / 3];
        }
        yield rgb;
      }
      case CMYK -> paint(components, 0);
      case YCCK -> {
        convert(components, 4);
        yield paint(components, 255);
      }
      case OTHER -> throw new IllegalStateException("this JPEG is not read by component");
    };
  }

  private static void convert(byte[] ycc, int stride) {
    for (int i = 0; i < ycc.length; i += stride) {
      int luma = ycc[i] & 255;
      int cb = ycc[i + 1] & 255;
      int cr = ycc[i + 2] & 255;
      ycc[i] = level(luma + (RED_OF_CR[cr] >> FRACTION));
      ycc[i + 1] = level(luma + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> FRACTION));
      ycc[i + 2] = level(luma + (BLUE_OF_CB[cb] >> FRACTION));
    }
  }

  /** Stored inks are inverted, so each is the light that passes it, and black dims them all. */
  private static byte[] paint(byte[] cmyk, int inverted) {
    byte[] rgb = new byte[cmyk.length / 4 * 3];
    for (int from = 0, to = 0; from < cmyk.length; from += 4) {
      int key = cmyk[from + 3] & 255;
      for (int ink = 0; ink < 3; ink++) {
        rgb[to++] = (byte) (((((cmyk[from + ink] & 255) ^ inverted) * key) + 127) / 255);
      }
    }
    return rgb;
  }

  private static byte level(int value) {
    return (byte) Math.clamp(value, 0, 255);
  }

  private static int[] table(double factor, int rounding) {
    int[] table = new int[256];
    int fixed = (int) Math.round(factor * (1 << FRACTION));
    for (int i = 0; i < 256; i++) {
      table[i] = fixed * (i - 128) + rounding;
    }
    return table;
  }
}
