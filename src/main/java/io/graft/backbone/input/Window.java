package io.graft.backbone.input;

/**
 * The part of one resized axis that is wanted: of {@code full} pixels, {@code count} from {@code
 * from} on.
 */
record Window(int full, int from, int count) {
  static Window whole(int full) {
    return new Window(full, 0, full);
  }
}
