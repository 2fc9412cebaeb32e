package io.graft.backbone.input;

/** A part of an upright picture; all four in shares of its width or height, 0 to 1. */
public record Crop(double left, double top, double width, double height) {}
