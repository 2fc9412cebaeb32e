package io.graft.training;

/**
 * One labelled picture, encoded as it was uploaded.
 *
 * @param offset of its first byte in the pack
 * @param label index into the class names
 */
public record Example(long offset, int length, int label, Split split) {}
