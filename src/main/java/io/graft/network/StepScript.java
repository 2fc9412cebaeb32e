package io.graft.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The methods that learn: loss, gradients and the optimizer's update of one batch in one call, so
 * that a step crosses from Java to native code once.
 */
final class StepScript {
  private static final String SELF = ScriptClasses.PACKAGE + "." + ScriptClasses.ROOT;

  // knobs: optimizer (0 sgd, 1 adam, 2 adamw), momentum or beta1, beta2, eps, weight decay,
  // nesterov, label smoothing, clip norm, gamma of the focal loss (0 is cross-entropy), weight of
  // the loss, task (0 one class each, 1 multi-label)
  private static final String SHARED =
      """
        def numbers(self: __torch__.graft.Network, values: Tensor) -> List[float]:
          numbers = annotate(List[float], [])
          for i in range(torch.size(values, 0)):
            torch.append(numbers, float(torch.select(values, 0, i)))
          return numbers
        def gradients(self: __torch__.graft.Network, loss: Tensor, ps: List[Tensor], clip: float) -> List[Tensor]:
          found = torch.grad([loss], ps, None, None, False, False)
          gs = annotate(List[Tensor], [])
          for i in range(torch.len(found)):
            g = found[i]
            if g is not None:
              torch.append(gs, torch.contiguous(g))
          return self.clipped(gs, clip)
        def clipped(self: __torch__.graft.Network, gs: List[Tensor], clip: float) -> List[Tensor]:
          if clip > 0.:
            norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gs)))
            scale = torch.mul(torch.reciprocal(torch.add(norm, 1e-06)), clip)
            torch._foreach_mul_(gs, torch.clamp_max(scale, 1.))
          return gs
        def update(self: __torch__.graft.Network, ps: List[Tensor], gs: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor], rate: float, decay: float, knobs: List[float]) -> int:
          none = annotate(List[Tensor], [])
          if knobs[0] == 0.:
            if knobs[1] == 0.:
              m = none
            torch._fused_sgd_(ps, gs, m, weight_decay=decay, momentum=knobs[1], lr=rate, dampening=0., nesterov=knobs[5] != 0., maximize=False, is_first_step=False)
          else:
            torch._foreach_add_(t, 1)
            if knobs[0] == 1.:
              torch._fused_adam_(ps, gs, m, v, none, t, lr=rate, beta1=knobs[1], beta2=knobs[2], weight_decay=decay, eps=knobs[3], amsgrad=False, maximize=False)
            else:
              torch._fused_adamw_(ps, gs, m, v, none, t, lr=rate, beta1=knobs[1], beta2=knobs[2], weight_decay=decay, eps=knobs[3], amsgrad=False, maximize=False)
          return 0
        def decisions(self: __torch__.graft.Network, logits: Tensor, target: Tensor, weights: Tensor, knobs: List[float]) -> Tensor:
          truth = torch.add(torch.mul(target, 1. - knobs[6]), knobs[6] / 2.)
          if torch.size(weights, 0) == 0:
            each = torch.binary_cross_entropy_with_logits(logits, truth, None, None, 0)
          else:
            each = torch.binary_cross_entropy_with_logits(logits, truth, None, weights, 0)
          if knobs[8] != 0.:
            p = torch.sigmoid(logits)
            missed = torch.add(torch.mul(p, torch.rsub(truth, 1.)), torch.mul(torch.rsub(p, 1.), truth))
            each = torch.mul(each, torch.pow(missed, knobs[8]))
          return torch.mul(torch.mean(each), knobs[9])
        def loss(self: __torch__.graft.Network, logits: Tensor, target: Tensor, weights: Tensor, knobs: List[float]) -> Tensor:
          if knobs[10] != 0.:
            return self.decisions(logits, target, weights, knobs)
          if knobs[8] == 0.:
            if torch.size(weights, 0) == 0:
              loss = torch.cross_entropy_loss(logits, target, None, 1, -100, knobs[6])
            else:
              loss = torch.cross_entropy_loss(logits, target, weights, 1, -100, knobs[6])
          else:
            classes = torch.size(logits, 1)
            if torch.dim(target) == 2:
              shares = target
            else:
              shares = torch.to(torch.one_hot(target, classes), 6)
            shares = torch.add(torch.mul(shares, 1. - knobs[6]), knobs[6] / float(classes))
            if torch.size(weights, 0) != 0:
              shares = torch.mul(shares, weights)
            logs = torch.log_softmax(logits, 1)
            hard = torch.pow(torch.clamp_min(torch.rsub(torch.exp(logs), 1.), 0.), knobs[8])
            loss = torch.neg(torch.mean(torch.sum(torch.mul(torch.mul(shares, hard), logs), [1])))
          return torch.mul(loss, knobs[9])
        def correct(self: __torch__.graft.Network, logits: Tensor, target: Tensor, knobs: List[float]) -> Tensor:
          if knobs[10] != 0.:
            right = torch.eq(torch.ge(logits, 0.), torch.ge(target, 0.5))
            return torch.sum(torch.mean(torch.to(right, 6), [1]))
          truth = target
          if torch.dim(target) == 2:
            truth = torch.argmax(target, 1)
          return torch.to(torch.sum(torch.eq(torch.argmax(logits, 1), truth)), 6)
      """;

  private StepScript() {}

  /**
   * @param boundaries from which can be learned; none leaves out everything
   */
  static String of(Network network, Collection<Integer> boundaries) {
    if (boundaries.isEmpty()) {
      return "";
    }
    var source = new StringBuilder(SHARED);
    for (int stage = 0; stage <= network.depth(); stage++) {
      source.append(update(network, stage));
    }
    for (int k : boundaries) {
      source.append(step(network, k));
    }
    return source.toString();
  }

  /** Updates the parameters of one stage, which begin at {@code at} in all the lists. */
  private static String update(Network network, int stage) {
    var decayed = new ArrayList<String>();
    var others = new ArrayList<String>();
    int index = 0;
    for (var spec : network.tensors(stage)) {
      if (spec.trainable()) {
        (spec.decays() ? decayed : others).add("[at + " + index++ + "]");
      }
    }
    return """
      def update_%s(self: %s, ps: List[Tensor], gs: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor], at: int, rate: float, knobs: List[float]) -> int:
        if rate > 0.:
    %s%s    return 0
    """
        .formatted(stage, SELF, update(decayed, "knobs[4]"), update(others, "0."));
  }

  private static String update(List<String> indices, String decay) {
    if (indices.isEmpty()) {
      return "";
    }
    return "      self.update([%s], %s, %s, %s, %s, rate, %s, knobs)\n"
        .formatted(
            indices.stream()
                .map(index -> "torch.detach(ps" + index + ")")
                .collect(Collectors.joining(", ")),
            list("gs", indices),
            list("m", indices),
            list("v", indices),
            list("t", indices),
            decay);
  }

  private static String list(String of, List<String> indices) {
    return indices.stream().map(index -> of + index).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String step(Network network, int boundary) {
    var updates = new StringBuilder();
    int at = 0;
    for (int stage = boundary; stage <= network.depth(); stage++) {
      updates.append(
          "    self.update_%s(ps, gs, m, v, t, %s, rs[%s], ks)\n"
              .formatted(stage, at, stage - boundary));
      at += (int) network.tensors(stage).stream().filter(TensorSpec::trainable).count();
    }
    return """
      def step_{k}(self: {self}, x: Tensor, target: Tensor, weights: Tensor, knobs: Tensor, rates: Tensor, m: List[Tensor], v: List[Tensor], t: List[Tensor]) -> Tensor:
        if torch.is_inference(x):
          x = torch.clone(x)
        ks = self.numbers(knobs)
        rs = self.numbers(rates)
        logits = self.suffix_{k}(x)
        loss = self.loss(logits, target, weights, ks)
        ps = self.parameters_{k}()
        gs = self.gradients(loss, ps, ks[7])
    {updates}    return torch.stack([torch.detach(loss), self.correct(logits, target, ks)])
      def accumulate_{k}(self: {self}, x: Tensor, target: Tensor, weights: Tensor, knobs: Tensor, a: List[Tensor]) -> Tensor:
        if torch.is_inference(x):
          x = torch.clone(x)
        ks = self.numbers(knobs)
        logits = self.suffix_{k}(x)
        loss = self.loss(logits, target, weights, ks)
        torch._foreach_add_(a, self.gradients(loss, self.parameters_{k}(), 0.))
        return torch.stack([torch.detach(loss), self.correct(logits, target, ks)])
      def apply_{k}(self: {self}, knobs: Tensor, rates: Tensor, m: List[Tensor], v: List[Tensor], t: List[Tensor], a: List[Tensor]) -> Tensor:
        ks = self.numbers(knobs)
        rs = self.numbers(rates)
        ps = self.parameters_{k}()
        gs = self.clipped(a, ks[7])
    {updates}    torch._foreach_zero_(a)
        return rates
      def average_{k}(self: {self}, decay: Tensor, e: List[Tensor]) -> Tensor:
        kept = float(decay)
        ps = self.parameters_{k}()
        for i in range(torch.len(ps)):
          average = e[i]
          torch.mul_(average, kept)
          torch.add_(average, torch.detach(ps[i]), alpha=1. - kept)
        return decay
      def swap_{k}(self: {self}, decay: Tensor, e: List[Tensor]) -> Tensor:
        ps = self.parameters_{k}()
        for i in range(torch.len(ps)):
          own = torch.detach(ps[i])
          average = e[i]
          mine = torch.clone(own)
          torch.copy_(own, average)
          torch.copy_(average, mine)
        return decay
    """
        .replace("{k}", Integer.toString(boundary))
        .replace("{self}", SELF)
        .replace("{updates}", updates);
  }
}
