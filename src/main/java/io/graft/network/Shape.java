package io.graft.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The sizes of a tensor's dimensions, outermost first; a scalar has none. */
public record Shape(List<Long> sizes) {
  public Shape {
    sizes = List.copyOf(sizes);
    for (long size : sizes) {
      if (size < 0) {
        throw new IllegalArgumentException("A shape has no negative size, was " + sizes);
      }
    }
  }

  public static Shape of(long... sizes) {
    return new Shape(Arrays.stream(sizes).boxed().toList());
  }

  public int rank() {
    return sizes.size();
  }

  public long size(int dimension) {
    return sizes.get(dimension);
  }

  /**
   * The product of the sizes.
   *
   * @throws ArithmeticException when it does not fit 63 bits
   */
  public long elements() {
    if (sizes.contains(0L)) {
      return 0;
    }
    return stream().reduce(1, Math::multiplyExact);
  }

  public long[] toArray() {
    return stream().toArray();
  }

  private LongStream stream() {
    return sizes.stream().mapToLong(Long::longValue);
  }

  @Override
  public String toString() {
    return sizes.toString();
  }
}
