package io.graft.model;

/**
 * Where the accuracy lies with 95 % confidence, as far as the number of examples tells (Wilson).
 */
public record AccuracyInterval(double low, double high) {}
