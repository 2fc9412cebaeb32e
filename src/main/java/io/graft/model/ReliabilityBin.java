package io.graft.model;

/**
 * Examples that were answered about equally surely: a point of the reliability curve.
 *
 * @param confidence mean probability of the answered class
 * @param accuracy share of right answers; the confidence, where a model is calibrated
 */
public record ReliabilityBin(
    double lower, double upper, int count, double confidence, double accuracy) {}
