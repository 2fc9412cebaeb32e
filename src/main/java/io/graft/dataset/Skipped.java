package io.graft.dataset;

/** A file of an upload that is not among the samples, and why. */
public record Skipped(String path, String reason) {}
