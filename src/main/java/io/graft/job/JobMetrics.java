package io.graft.job;

/** The headline of a finished training, on pictures it never learned from. */
public record JobMetrics(
    String split, int examples, double accuracy, double loss, double macroF1) {}
