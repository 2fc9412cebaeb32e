package io.graft.network;

import java.util.List;
import java.util.stream.Collectors;

/** The methods that compute: from pixels to logits, whole and in parts. */
final class ForwardScript {
  private static final String SELF = ScriptClasses.PACKAGE + "." + ScriptClasses.ROOT;

  // conv: padding -1 is SAME. Where that wants one zero more behind than in front and nobody asks
  // for
  // gradients, the kernel gets a row and a column of zeros in front instead, which saves a copy of
  // x.
  // conv_norm: a norm that does not use the batch is a factor and a sum, which the kernel takes in.
  private static final String SHARED =
      """
        def preprocess(self: __torch__.graft.Network, pixels: Tensor) -> Tensor:
          n = self.normalization
          scale = torch.reciprocal(torch.mul(n.std, 255.))
          shift = torch.neg(torch.div(n.mean, n.std))
          x = torch.permute(pixels, [0, 3, 1, 2])
          x = torch.add_(torch.mul(x, scale), shift)
          return torch.contiguous(x, memory_format=2)
        def conv(self: __torch__.graft.Network, x: Tensor, weight: Tensor, bias: Optional[Tensor], stride: int, padding: int, groups: int) -> Tensor:
          if padding >= 0:
            return torch.conv2d(x, weight, bias, [stride, stride], [padding, padding], [1, 1], groups)
          h = self.padding(torch.size(x, 2), torch.size(weight, 2), stride)
          w = self.padding(torch.size(x, 3), torch.size(weight, 3), stride)
          if h == w and h % 2 == 0:
            return torch.conv2d(x, weight, bias, [stride, stride], [h // 2, w // 2], [1, 1], groups)
          if h == w and not torch.is_grad_enabled():
            late = torch.constant_pad_nd(weight, [1, 0, 1, 0], 0.)
            return torch.conv2d(x, late, bias, [stride, stride], [h // 2 + 1, w // 2 + 1], [1, 1], groups)
          x = torch.constant_pad_nd(x, [w // 2, w - w // 2, h // 2, h - h // 2], 0.)
          return torch.conv2d(x, weight, bias, [stride, stride], [0, 0], [1, 1], groups)
        def padding(self: __torch__.graft.Network, size: int, kernel: int, stride: int) -> int:
          zeros = (size + stride - 1) // stride * stride - stride + kernel - size
          if zeros < 0:
            zeros = 0
          return zeros
        def conv_norm(self: __torch__.graft.Network, x: Tensor, weight: Tensor, scale: Tensor, shift: Tensor, mean: Tensor, var: Tensor, batch: bool, momentum: float, eps: float, stride: int, padding: int, groups: int) -> Tensor:
          if batch:
            x = self.conv(x, torch.to(weight, COMPUTE), None, stride, padding, groups)
            return torch.batch_norm(x, scale, shift, mean, var, True, momentum, eps, True)
          factor = torch.mul(scale, torch.rsqrt(torch.add(var, eps)))
          folded = torch.mul(weight, torch.reshape(factor, [-1, 1, 1, 1]))
          bias = torch.sub(shift, torch.mul(mean, factor))
          return self.conv(x, torch.to(folded, COMPUTE), torch.to(bias, COMPUTE), stride, padding, groups)
        def mode(self: __torch__.graft.Network, training: bool, frozen: int) -> int:
          self.training = training
          self.frozen = frozen
          return frozen
      """;

  private final Network network;
  private final Compute compute;
  private final StringBuilder source = new StringBuilder();

  private ForwardScript(Network network, Compute compute) {
    this.network = network;
    this.compute = compute;
  }

  static String of(Network network, Compute compute) {
    var script = new ForwardScript(network, compute);
    script.source.append(SHARED.replace("COMPUTE", Integer.toString(compute.scalarType())));
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
          case FLATTEN -> "torch.flatten(x, 1)";
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
