package io.graft.backbone.input;

import org.jspecify.annotations.Nullable;

/**
 * One marker segment of a JPEG, up to the first scan (ITU-T T.81, annex B).
 *
 * @param from where the segment's payload begins, after its two length bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a view into the picture, never compared
record JpegSegment(byte[] jpeg, int marker, int from, int length) {

  static @Nullable JpegSegment first(byte[] jpeg) {
    return at(jpeg, 2);
  }

  @Nullable JpegSegment next() {
    return at(jpeg, from + length);
  }

  private static @Nullable JpegSegment at(byte[] jpeg, int position) {
    int at = position;
    while (at + 4 <= jpeg.length) {
      int marker = jpeg[at + 1] & 255;
      if ((jpeg[at] & 255) != 0xFF || marker == 0xFF || marker == 0 || standsAlone(marker)) {
        at += marker == 0xFF || (jpeg[at] & 255) != 0xFF ? 1 : 2; // padding or a marker alone
        continue;
      }
      if (marker == 0xDA || marker == 0xD9) {
        return null; // the scan begins: no more tables of interest
      }
      int length = (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255)) - 2;
      return length < 0 || at + 4 + length > jpeg.length
          ? null
          : new JpegSegment(jpeg, marker, at + 4, length);
    }
    return null;
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }

  int at(int offset) {
    return jpeg[from + offset] & 255;
  }

  boolean startsWith(String magic) {
    return length >= magic.length() && PictureFormat.has(jpeg, from, magic);
  }

  boolean isFrame() {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Baseline, extended or progressive: the three kinds of frame that libjpeg reads. */
  boolean isHuffmanCoded() {
    return marker <= 0xC2;
  }
}
