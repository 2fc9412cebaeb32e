package io.graft.model;

/**
 * How well one class is told from the others; a class that was never predicted has precision 0.
 *
 * @param support examples of the class among those measured
 */
public record ClassMetrics(String name, int support, double precision, double recall, double f1) {}
