package io.graft.inference;

import io.graft.backbone.input.Pixels;

/**
 * Where in a picture the evidence for a class lies.
 *
 * @param rows {@code [height][width]}, 0 to 1; the largest is 1 unless all are 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeatMap(float[][] rows) {

  /**
   * Grad-CAM (Selvaraju et al., ICCV 2017, arXiv:1610.02391, equations 1 and 2): the channels of
   * the last feature map, weighted by the mean of their gradient, where the sum is above 0.
   *
   * @param gradient of the class's logit with respect to the map, {@code [C, H, W]}
   */
  static HeatMap gradCam(FeatureMap map, double[] gradient) {
    int area = map.area();
    var sums = new double[area];
    for (int c = 0; c < map.channels(); c++) {
      double weight = 0;
      for (int i = 0; i < area; i++) {
        weight += gradient[c * area + i] / area;
      }
      for (int i = 0; i < area; i++) {
        sums[i] += weight * map.values()[c * area + i];
      }
    }
    double largest = 0;
    for (double sum : sums) {
      largest = Math.max(largest, sum);
    }
    var rows = new float[map.height()][map.width()];
    for (int i = 0; i < area; i++) {
      rows[i / map.width()][i % map.width()] =
          largest > 0 ? (float) (Math.max(sums[i], 0) / largest) : 0;
    }
    return new HeatMap(rows);
  }

  int height() {
    return rows.length;
  }

  int width() {
    return rows[0].length;
  }

  /** As a grey picture, black for 0 and white for 1. */
  Pixels grey() {
    var rgb = new byte[3 * height() * width()];
    int at = 0;
    for (var row : rows) {
      for (float heat : row) {
        byte level = (byte) Math.round(255 * heat);
        rgb[at++] = level;
        rgb[at++] = level;
        rgb[at++] = level;
      }
    }
    return new Pixels(width(), height(), rgb);
  }
}
