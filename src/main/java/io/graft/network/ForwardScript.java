package io.graft.network;

import java.util.List;
import java.util.stream.Collectors;

/** The methods that compute: from pixels to logits, whole and in parts. */
final class ForwardScript {
  private static final String SELF = ScriptClasses.PACKAGE + "." + ScriptClasses.ROOT;

  private static final String SHARED =
      """
        def preprocess(self: __torch__.graft.Network, pixels: Tensor) -> Tensor:
          n = self.normalization
          scale = torch.reciprocal(torch.mul(n.std, 255.))
          shift = torch.neg(torch.div(n.mean, n.std))
          x = torch.permute(pixels, [0, 3, 1, 2])
          x = torch.add_(torch.mul(x, scale), shift)
          return torch.contiguous(x, memory_format=2)
        def same(self: __torch__.graft.Network, x: Tensor, kernel: int, stride: int) -> Tensor:
          height = torch.size(x, 2)
          width = torch.size(x, 3)
          h = (height + stride - 1) // stride * stride - stride + kernel - height
          w = (width + stride - 1) // stride * stride - stride + kernel - width
          if h < 0:
            h = 0
          if w < 0:
            w = 0
          return torch.constant_pad_nd(x, [w // 2, w - w // 2, h // 2, h - h // 2], 0.)
        def mode(self: __torch__.graft.Network, training: bool, frozen: int) -> int:
          self.training = training
          self.frozen = frozen
          return frozen
      """;

  private final Network network;
  private final Compute compute;
  private final StringBuilder source = new StringBuilder(SHARED);

  private ForwardScript(Network network, Compute compute) {
    this.network = network;
    this.compute = compute;
  }

  static String of(Network network, Compute compute) {
    var script = new ForwardScript(network, compute);
    int depth = network.depth();
    for (int stage = 0; stage < depth; stage++) {
      script.stage(stage);
    }
    script.pool();
    script.head();
    script.method("forward", "x", "", "self.head(" + script.reach(depth, 0, "x") + ")");
    for (int k = 1; k <= depth; k++) {
      String reached = script.reach(k, 0, "self.preprocess(pixels)");
      script.method("prefix_" + k, "pixels", "", "torch.to(" + reached + ", 6)");
    }
    for (int k = 0; k <= depth; k++) {
      String reached = script.reach(depth, k, k == 0 ? "self.preprocess(x)" : "x");
      script.method("suffix_" + k, "x", "", "self.head(" + reached + ")");
      script.list("parameters_" + k, network.parameterNames(k));
    }
    script.list("state", network.stateNames());
    return script.source.toString();
  }

  private void stage(int stage) {
    var layers = new LayerScript(compute);
    layers.emit(network.stages().get(stage).body(), "x", false);
    method(
        "stage_" + stage,
        "x",
        """
            batch = self.training and self.frozen <= %s
            x = torch.to(torch.contiguous(x, memory_format=2), %s)
        """
                .formatted(stage, compute.scalarType())
            + layers,
        "x");
  }

  private void pool() {
    String pooled =
        switch (network.head().pooling()) {
          case AVG -> "torch.mean(x, [2, 3])";
          case MAX -> "torch.amax(x, [2, 3])";
          case AVG_MAX -> "torch.cat([torch.mean(x, [2, 3]), torch.amax(x, [2, 3])], 1)";
        };
    method("pool", "x", "    x = torch.to(x, 6)\n", pooled);
  }

  private void head() {
    // float32 whatever the stages compute with: it is small, and logits want the digits
    var layers = new LayerScript(Compute.FLOAT32);
    layers.emit(network.headLayers(), "x", false);
    method("head", "x", layers.toString(), "x");
  }

  /** The call that takes {@code x} from one boundary to another; the pool lies before the last. */
  private String reach(int to, int from, String x) {
    String call = x;
    for (int stage = from; stage < to; stage++) {
      call = "self.stage_%s(%s)".formatted(stage, call);
    }
    return from < to && to == network.depth() ? "self.pool(" + call + ")" : call;
  }

  private void method(String name, String argument, String lines, String result) {
    source
        .append("  def %s(self: %s, %s: Tensor) -> Tensor:\n".formatted(name, SELF, argument))
        .append(lines)
        .append("    return ")
        .append(result)
        .append('\n');
  }

  private void list(String name, List<String> tensors) {
    var paths = tensors.stream().map(ModuleTree::path).collect(Collectors.joining(", "));
    source.append(
        """
          def %s(self: %s) -> List[Tensor]:
            return [%s]
        """
            .formatted(name, SELF, paths));
  }
}
