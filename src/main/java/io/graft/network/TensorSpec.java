package io.graft.network;

/** A tensor that a network expects among its weights. */
public record TensorSpec(String name, Role role, Shape shape) {

  public enum Role {
    WEIGHT,
    BIAS,
    /** Scale and shift of a normalisation layer. */
    NORM_WEIGHT,
    NORM_BIAS,
    /** Running statistics of a normalisation layer: kept, but not trained. */
    RUNNING_MEAN,
    RUNNING_VAR
  }

  public boolean trainable() {
    return switch (role) {
      case WEIGHT, BIAS, NORM_WEIGHT, NORM_BIAS -> true;
      case RUNNING_MEAN, RUNNING_VAR -> false;
    };
  }

  /** Weight decay pulls weights to zero; norm parameters and biases are left alone. */
  public boolean decays() {
    return role == Role.WEIGHT;
  }
}
