package io.graft.dataset;

import java.util.List;

/**
 * One picture of a READY version; a line of {@code samples.jsonl} is this record.
 *
 * @param n its place in the version, from 0, in order of names
 * @param name its path in the uploaded archive
 * @param offset where its encoded bytes begin in the pack
 * @param length how many bytes they are
 * @param labels the places of its classes among the classes of the version, rising; exactly one in
 *     a classification
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param sha256 of the encoded bytes, in hexadecimal
 */
public record Sample(
    int n,
    String name,
    long offset,
    int length,
    List<Integer> labels,
    Split split,
    int width,
    int height,
    String sha256) {

  public Sample {
    labels = List.copyOf(labels);
  }
}
