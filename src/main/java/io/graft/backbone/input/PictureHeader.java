package io.graft.backbone.input;

/**
 * What a picture says of itself before a pixel is decoded. Width and height are those of the
 * upright picture, EXIF orientation applied.
 */
public record PictureHeader(PictureFormat format, int width, int height) {
  public long pixels() {
    return (long) width * height;
  }
}
