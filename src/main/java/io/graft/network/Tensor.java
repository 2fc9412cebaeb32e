package io.graft.network;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers in little endian, row after row, in memory or in a mapped file.
 *
 * @param data exactly the bytes of the elements; not written to once the tensor exists
 */
public record Tensor(ElementType type, Shape shape, MemorySegment data) {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public Tensor {
    long expected = Math.multiplyExact(shape.elements(), type.bytes());
    if (data.byteSize() != expected) {
      throw new IllegalArgumentException(
          "A tensor %s of %s takes %d bytes, was given %d"
              .formatted(shape, type, expected, data.byteSize()));
    }
  }

  /** A float32 tensor with a copy of the values. */
  public static Tensor floats(Shape shape, float... values) {
    var data = Arena.ofAuto().allocate(4L * values.length, 64);
    MemorySegment.copy(values, 0, data, FLOAT, 0, values.length);
    return new Tensor(ElementType.F32, shape, data);
  }

  /** A float32 tensor with a copy of the little endian floats that remain in the buffer. */
  public static Tensor floats(Shape shape, ByteBuffer values) {
    var data = Arena.ofAuto().allocate(values.remaining(), 64);
    data.copyFrom(MemorySegment.ofBuffer(values));
    return new Tensor(ElementType.F32, shape, data);
  }

  /** An int64 tensor with a copy of the values. */
  public static Tensor int64(Shape shape, long... values) {
    var data = Arena.ofAuto().allocate(8L * values.length, 64);
    MemorySegment.copy(values, 0, data, LONG, 0, values.length);
    return new Tensor(ElementType.I64, shape, data);
  }

  /** A uint8 tensor with a copy of the values. */
  public static Tensor uint8(Shape shape, byte... values) {
    var data = Arena.ofAuto().allocate(values.length, 64);
    MemorySegment.copy(values, 0, data, ValueLayout.JAVA_BYTE, 0, values.length);
    return new Tensor(ElementType.U8, shape, data);
  }

  /** The bytes as a read-only view in little endian order. */
  public ByteBuffer bytes() {
    return data.asByteBuffer().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A copy of the values, as {@link #toFloat32} has them. */
  public float[] toFloats() {
    return toFloat32().data.toArray(FLOAT);
  }

  /** The same numbers in float32: exact for the 16-bit types, rounded for F64. */
  public Tensor toFloat32() {
    if (type == ElementType.F32) {
      return this;
    }
    long elements = shape.elements();
    var converted = Arena.ofAuto().allocate(4 * elements, 64);
    for (long i = 0; i < elements; i++) {
      converted.set(FLOAT, 4 * i, at(i));
    }
    return new Tensor(ElementType.F32, shape, converted);
  }

  /**
   * The same numbers in float16, each rounded to the nearest, ties to even (IEEE 754 binary16);
   * what is too large for it becomes infinite.
   */
  public Tensor toFloat16() {
    long elements = shape.elements();
    var converted = Arena.ofAuto().allocate(2 * elements, 64);
    for (long i = 0; i < elements; i++) {
      converted.set(SHORT, 2 * i, Float.floatToFloat16(at(i)));
    }
    return new Tensor(ElementType.F16, shape, converted);
  }

  /** The largest magnitude among the numbers, 0 where there are none, NaN where one is. */
  float largest() {
    float largest = 0;
    for (long i = 0; i < shape.elements(); i++) {
      largest = Math.max(largest, Math.abs(at(i)));
    }
    return largest;
  }

  /** Element {@code index} in row-major order. */
  public float at(long index) {
    long offset = index * type.bytes();
    return switch (type) {
      case F32 -> data.get(FLOAT, offset);
      case F64 -> (float) data.get(DOUBLE, offset);
      case F16 -> Float.float16ToFloat(data.get(SHORT, offset));
      case BF16 -> Float.intBitsToFloat(data.get(SHORT, offset) << 16);
      case BOOL, U8, I8, U16, I16, U32, I32, U64, I64 ->
          throw new IllegalStateException("A tensor of " + type + " is not read as numbers");
    };
  }

  /** Element {@code index} in row-major order, of a tensor of whole numbers. */
  public long wholeAt(long index) {
    return switch (type) {
      case U8 -> Byte.toUnsignedLong(data.get(ValueLayout.JAVA_BYTE, index));
      case I64 -> data.get(LONG, index * type.bytes());
      case BOOL, I8, U16, I16, U32, I32, U64, F16, BF16, F32, F64 ->
          throw new IllegalStateException(
              "A tensor of " + type + " is not read as whole numbers; U8 and I64 are");
    };
  }

  @Override
  public String toString() {
    return type + " " + shape;
  }
}
