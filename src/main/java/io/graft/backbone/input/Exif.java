package io.graft.backbone.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the EXIF block of a picture, and in it the one tag that matters here: the orientation. */
final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY = 12;

  private Exif() {}

  /** The stored orientation; upright where there is none or the block is damaged. */
  static Orientation orientation(PictureFormat format, byte[] picture) {
    ByteBuffer block =
        switch (format) {
          case JPEG -> inJpeg(picture);
          case PNG -> inPng(picture);
          case WEBP -> inWebp(picture);
          case BMP, GIF -> null;
        };
    return block == null ? Orientation.UPRIGHT : orientation(block);
  }

  private static @Nullable ByteBuffer inJpeg(byte[] jpeg) {
    for (var segment = JpegSegment.first(jpeg); segment != null; segment = segment.next()) {
      if (segment.marker() == 0xE1 && segment.startsWith("Exif\0\0")) {
        return ByteBuffer.wrap(jpeg, segment.from() + 6, segment.length() - 6).slice();
      }
    }
    return null;
  }

  private static @Nullable ByteBuffer inPng(byte[] png) {
    return chunk(ByteBuffer.wrap(png), 8, "eXIf", 4, 0, 4, 0);
  }

  private static @Nullable ByteBuffer inWebp(byte[] webp) {
    var file = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    var block = chunk(file, 12, "EXIF", 0, 4, 0, 1);
    if (block == null || block.remaining() <= 6 || block.get(0) != 'E') {
      return block;
    }
    return block.slice(6, block.remaining() - 6); // some writers keep the prefix that JPEG needs
  }

  /**
   * The payload of the first chunk of a name. PNG writes length, name, payload, checksum; RIFF
   * writes name, length, payload, and a zero byte after odd lengths.
   */
  private static @Nullable ByteBuffer chunk(
      ByteBuffer file, int start, String name, int nameAt, int lengthAt, int after, int align) {
    long at = start;
    while (at + 8 <= file.capacity()) {
      long length = file.getInt((int) at + lengthAt) & 0xFFFFFFFFL;
      if (at + 8 + length > file.capacity()) {
        return null;
      }
      if (isNamed(file, (int) at + nameAt, name)) {
        return file.slice((int) at + 8, (int) length);
      }
      at += 8 + length + after + (length & align);
    }
    return null;
  }

  private static boolean isNamed(ByteBuffer file, int at, String name) {
    return IntStream.range(0, name.length()).allMatch(i -> file.get(at + i) == name.charAt(i));
  }

  /** TIFF 6.0: byte order, 42, offset of the first directory; its entries are of 12 bytes. */
  private static Orientation orientation(ByteBuffer tiff) {
    if (tiff.remaining() < 8) {
      return Orientation.UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > tiff.capacity()) {
      return Orientation.UPRIGHT;
    }
    int entries = tiff.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY;
      if (entry + ENTRY > tiff.capacity()) {
        break;
      }
      if ((tiff.getShort((int) entry) & 0xFFFF) == ORIENTATION) {
        return Orientation.ofTag(tiff.getShort((int) entry + 8) & 0xFFFF);
      }
    }
    return Orientation.UPRIGHT;
  }
}
