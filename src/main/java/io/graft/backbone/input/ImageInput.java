package io.graft.backbone.input;

import java.util.List;

/**
 * A square RGB picture: the shorter side resized to {@code size / cropFraction}, the centre cut
 * out, every channel normalised as {@code (value / 255 - mean) / std}. Sizes and rounding are those
 * of torchvision's {@code Resize} and {@code CenterCrop} on Pillow images, so published accuracies
 * hold.
 */
public record ImageInput(
    int size, double cropFraction, Interpolation interpolation, List<Double> mean, List<Double> std)
    implements InputSpec {

  private static final int LARGEST = 4096;

  public ImageInput {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException(
          "size must be from 1 to %d pixels, was %d".formatted(LARGEST, size));
    }
    if (!(cropFraction > 0 && cropFraction <= 1)) {
      throw new IllegalArgumentException(
          "cropFraction must be above 0 and at most 1, was " + cropFraction);
    }
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException(
          "mean and std need three values each (red, green, blue), were %s and %s"
              .formatted(mean, std));
    }
    if (std.stream().anyMatch(s -> !(s > 0))) {
      throw new IllegalArgumentException("std must be above 0, was " + std);
    }
  }

  /** The usual ImageNet normalisation, as torchvision and most of timm use it. */
  public static ImageInput imagenet(int size, double cropFraction, Interpolation interpolation) {
    return new ImageInput(
        size,
        cropFraction,
        interpolation,
        List.of(0.485, 0.456, 0.406),
        List.of(0.229, 0.224, 0.225));
  }

  /** Values scaled to -1…1, as TensorFlow's weights expect them. */
  public static ImageInput halves(int size, double cropFraction, Interpolation interpolation) {
    return new ImageInput(
        size, cropFraction, interpolation, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
  }

  /** The length in pixels that the shorter side is resized to before the crop. */
  public int shorterSide() {
    return (int) Math.round(size / cropFraction);
  }

  /** The whole picture with its shorter side at {@link #shorterSide()}, its proportions kept. */
  public Pixels resizeShorter(Pixels picture) {
    return picture.resizeShorter(shorterSide(), interpolation);
  }

  /** The part of a picture that {@link #prepare} keeps. */
  public Crop crop(Pixels picture) {
    int width = picture.widthAtShorter(shorterSide());
    int height = picture.heightAtShorter(shorterSide());
    return new Crop(
        (double) Pixels.centred(width, size) / width,
        (double) Pixels.centred(height, size) / height,
        (double) size / width,
        (double) size / height);
  }

  /** The {@code size × size} pixels a network sees; computes nothing that the crop throws away. */
  public Pixels prepare(Pixels picture) {
    int width = picture.widthAtShorter(shorterSide());
    int height = picture.heightAtShorter(shorterSide());
    return new Resampler(interpolation)
        .resize(
            picture,
            new Window(width, Pixels.centred(width, size), size),
            new Window(height, Pixels.centred(height, size), size));
  }
}
