package io.graft.training;

/**
 * Examples that were answered about equally surely: a point of the reliability curve.
 *
 * @param lower not in the bin itself
 * @param confidence mean probability of the answered class
 * @param accuracy share of right answers; the confidence, where a network is calibrated
 */
public record ConfidenceBin(
    double lower, double upper, int count, double confidence, double accuracy) {}
