package io.graft.training;

/**
 * How fast a device computes with a network, measured on made-up pictures.
 *
 * @param size of the pictures, in pixels a side
 * @param frozen seconds that all stages take for a picture, without learning
 * @param step seconds that learning takes for a picture where everything is open
 * @param headStep seconds that learning takes for the features of a picture
 * @param load seconds until a network is ready to compute
 * @param decode seconds for a megapixel of JPEG, all cores decoding
 * @param draw seconds for one augmented picture, all cores drawing
 */
public record Speed(
    String device,
    String architecture,
    int size,
    double frozen,
    double step,
    double headStep,
    double load,
    double decode,
    double draw) {

  /** What to expect of another network on the same device. */
  Speed scaled(String other, int otherSize, double work) {
    double pixels = (double) otherSize * otherSize / ((double) size * size);
    return new Speed(
        device,
        other,
        otherSize,
        frozen * work,
        step * work,
        headStep,
        load,
        decode,
        draw * pixels);
  }
}
