package io.graft.network;

/** The numbers the stages of a TorchScript module compute with; its weights are float32 always. */
public enum Compute {
  FLOAT32(6),
  /** About twice as fast where the processor has it; losses, norms and the head stay float32. */
  BFLOAT16(15);

  /** PyTorch's number for the type, as TorchScript code writes it. */
  private final int scalarType;

  Compute(int scalarType) {
    this.scalarType = scalarType;
  }

  int scalarType() {
    return scalarType;
  }
}
