package io.graft.network;

import io.graft.network.Layer.Activation;
import io.graft.network.Layer.BatchNorm2d;
import io.graft.network.Layer.Conv2d;
import io.graft.network.Layer.Dropout;
import io.graft.network.Layer.Linear;
import io.graft.network.Layer.MaxPool2d;
import io.graft.network.Layer.Residual;
import io.graft.network.Layer.Sequential;
import java.util.List;
import java.util.stream.Collectors;

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
      case Sequential sequential -> emit(sequential.layers(), x, ours);
    };
  }

  private boolean emit(List<Layer> layers, String x, boolean ours) {
    boolean writable = ours;
    for (int i = 0; i < layers.size(); i++) {
      var next = i + 1 < layers.size() ? layers.get(i + 1) : null;
      if (layers.get(i) instanceof Conv2d conv
          && !conv.bias()
          && next instanceof BatchNorm2d norm) {
        writable = emit(conv, norm, x);
        i++;
      } else {
        writable = emit(layers.get(i), x, writable);
      }
    }
    return writable;
  }

  private boolean emit(Conv2d conv, String x) {
    String module = ModuleTree.path(conv.name());
    line(
        "%s = self.conv(%s, %s, %s, %s)"
            .formatted(
                x,
                x,
                cast(module + ".weight"),
                conv.bias() ? cast(module + ".bias") : "None",
                window(conv)));
    return true;
  }

  private boolean emit(Conv2d conv, BatchNorm2d norm, String x) {
    line(
        "%s = self.conv_norm(%s, %s.weight, %s, batch, %s, %s, %s)"
            .formatted(
                x,
                x,
                ModuleTree.path(conv.name()),
                tensors(norm),
                norm.momentum(),
                norm.eps(),
                window(conv)));
    return true;
  }

  private boolean emit(BatchNorm2d norm, String x) {
    line(
        "%s = torch.batch_norm(%s, %s, batch, %s, %s, True)"
            .formatted(x, x, tensors(norm), norm.momentum(), norm.eps()));
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

  /** Stride, padding and groups, as the methods that convolve take them. */
  private static String window(Conv2d conv) {
    boolean bySize = conv.padding().dependsOnSize(conv.kernel(), conv.stride());
    int padding = bySize ? -1 : conv.padding().fixed(conv.kernel());
    return conv.stride() + ", " + padding + ", " + conv.groups();
  }

  private static String tensors(BatchNorm2d norm) {
    return norm.tensors().stream()
        .map(spec -> ModuleTree.path(spec.name()))
        .collect(Collectors.joining(", "));
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
