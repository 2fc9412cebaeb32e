package io.graft.dataset;

/** A class and how many samples of it each split has. */
public record ClassCounts(String name, int train, int val, int test) {
  public int total() {
    return train + val + test;
  }
}
