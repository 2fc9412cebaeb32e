package io.graft.network;

/** An elementwise function between layers. */
public enum ActivationFunction {
  RELU,
  /** ReLU cut off at 6, as MobileNets have it. */
  RELU6,
  /** The exact Gaussian error linear unit, by the error function. */
  GELU,
  /** {@code x * sigmoid(x)}, also called swish. */
  SILU,
  TANH
}
