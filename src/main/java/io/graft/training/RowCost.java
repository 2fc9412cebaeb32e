package io.graft.training;

/**
 * What a row of activations takes, measured on the first ones of a pass.
 *
 * @param compute seconds to draw a picture and take it through the frozen stages
 * @param write seconds to append the row to its file
 * @param read seconds to read it back
 */
record RowCost(double compute, double write, double read) {
  /** What must be saved to do without the file, which also serves later phases and other jobs. */
  private static final double LEAST_SAVING = 0.2;

  /** Seconds for a file that lacks so many rows, and for reading rows so many times. */
  double kept(long missing, long reads) {
    return missing * (compute + write) + reads * read;
  }

  /** Seconds for computing rows so many times. */
  double computedAgain(long reads) {
    return reads * compute;
  }

  boolean worthAFile(long missing, long reads) {
    return computedAgain(reads) > (1 - LEAST_SAVING) * kept(missing, reads);
  }
}
