package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Linear;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;

/**
 * The lines of TorchScript that compute a layer. They work on a variable, and in place where that
 * is safe: the variable holds a tensor of our own whose values no backward pass needs.
 */
final class LayerScript {
  private final StringBuilder lines = new StringBuilder();
  private final Compute compute;
  private int residuals;

  LayerScript(Compute compute) {
    this.compute = compute;
  }

  @Override
  public String toString() {
    return lines.toString();
  }

  /**
   * Computes a layer.
   *
   * @param x the variable that holds the input and then the output
   * @param ours whether the input may be overwritten
   * @return whether the output may be overwritten
   */
  boolean emit(Layer layer, String x, boolean ours) {
    return switch (layer) {
      case Conv2d conv -> emit(conv, x);
      case BatchNorm2d norm -> emit(norm, x);
      case Linear linear -> {
        String module = ModuleTree.path(linear.name());
        line("%s = torch.linear(%s, %s.weight, %s.bias)".formatted(x, x, module, module));
        yield true;
      }
      case Activation activation -> emit(activation.function(), x, ours);
      case MaxPool2d pool -> emit(pool, x);
      case Dropout dropout -> {
        line("%s = torch.dropout(%s, %s, self.training)".formatted(x, x, dropout.rate()));
        yield ours;
      }
      case Residual residual -> emit(residual, x);
      case Sequential sequential -> {
        boolean writable = ours;
        for (var inner : sequential.layers()) {
          writable = emit(inner, x, writable);
        }
        yield writable;
      }
    };
  }

  private boolean emit(Conv2d conv, String x) {
    int kernel = conv.kernel();
    int stride = conv.stride();
    boolean same = conv.padding().dependsOnSize(kernel, stride);
    if (same) {
      line("%s = self.same(%s, %s, %s)".formatted(x, x, kernel, stride));
    }
    int padding = same ? 0 : conv.padding().fixed(kernel);
    String weight = ModuleTree.path(conv.name());
    line(
        "%s = torch.conv2d(%s, %s, %s, [%s, %s], [%s, %s], [1, 1], %s)"
            .formatted(
                x,
                x,
                cast(weight + ".weight"),
                conv.bias() ? cast(weight + ".bias") : "None",
                stride,
                stride,
                padding,
                padding,
                conv.groups()));
    return true;
  }

  private boolean emit(BatchNorm2d norm, String x) {
    String module = ModuleTree.path(norm.name());
    line(
        ("%s = torch.batch_norm(%s, %s.weight, %s.bias, %s.running_mean, %s.running_var, batch, %s,"
                + " %s, True)")
            .formatted(x, x, module, module, module, module, norm.momentum(), norm.eps()));
    return true;
  }

  private boolean emit(ActivationFunction function, String x, boolean ours) {
    String inPlace = ours ? "_" : "";
    switch (function) {
      case RELU -> line("%s = torch.relu%s(%s)".formatted(x, inPlace, x));
      case RELU6 -> line("%s = torch.hardtanh%s(%s, 0., 6.)".formatted(x, inPlace, x));
      case GELU -> line("%s = torch.gelu(%s)".formatted(x, x));
      case SILU -> line("%s = torch.silu(%s)".formatted(x, x));
      case TANH -> line("%s = torch.tanh(%s)".formatted(x, x));
    }
    return false;
  }

  private boolean emit(MaxPool2d pool, String x) {
    int kernel = pool.kernel();
    int stride = pool.stride();
    int padding = pool.padding().fixed(kernel);
    line(
        "%s = torch.max_pool2d(%s, [%s, %s], [%s, %s], [%s, %s])"
            .formatted(x, x, kernel, kernel, stride, stride, padding, padding));
    return true;
  }

  private boolean emit(Residual residual, String x) {
    String shortcut = "shortcut" + ++residuals;
    line("%s = %s".formatted(shortcut, x));
    boolean ours = emit(residual.body(), x, false);
    emit(residual.shortcut(), shortcut, false);
    line("%s = torch.add%s(%s, %s)".formatted(x, ours ? "_" : "", x, shortcut));
    return true;
  }

  private String cast(String weight) {
    return compute == Compute.FLOAT32
        ? weight
        : "torch.to(%s, %s)".formatted(weight, compute.scalarType());
  }

  private void line(String line) {
    lines.append("    ").append(line).append('\n');
  }
}
