package io.graft.network;

/** What the elements of a tensor are; the names are those of the safetensors format. */
public enum ElementType {
  BOOL(1),
  U8(1),
  I8(1),
  U16(2),
  I16(2),
  U32(4),
  I32(4),
  U64(8),
  I64(8),
  F16(2),
  BF16(2),
  F32(4),
  F64(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  public boolean isFloat() {
    return switch (this) {
      case F16, BF16, F32, F64 -> true;
      case BOOL, U8, I8, U16, I16, U32, I32, U64, I64 -> false;
    };
  }
}
