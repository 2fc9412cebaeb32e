package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How gradients move weights. Weight decay never touches biases and normalisation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = Optimizer.Sgd.class, name = "sgd"),
  @Type(value = Optimizer.Adam.class, name = "adam"),
  @Type(value = Optimizer.AdamW.class, name = "adamw"),
  @Type(value = Optimizer.Lbfgs.class, name = "lbfgs")
})
public sealed interface Optimizer {

  /** Stochastic gradient descent as in torch.optim.SGD. */
  record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {
    public Sgd {
      require(momentum >= 0 && momentum < 1, "momentum", "from 0 to below 1", momentum);
      require(!nesterov || momentum > 0, "nesterov", "false without momentum", true);
      decay(weightDecay);
    }
  }

  /** Adam (Kingma and Ba, 2015) with L2 decay added to the gradient. */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
    public Adam {
      betas(beta1, beta2, epsilon);
      decay(weightDecay);
    }
  }

  /** Adam with decoupled decay (Loshchilov and Hutter, 2019). */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {
    public AdamW {
      betas(beta1, beta2, epsilon);
      decay(weightDecay);
    }
  }

  /**
   * L-BFGS on computed features, for a linear head on a frozen network; {@code epochs} are its
   * iterations at most.
   *
   * @param history pairs of steps and gradients that it remembers
   * @param l2 strengths of regularisation; the validation examples choose among them
   */
  record Lbfgs(int history, List<Double> l2) implements Optimizer {
    public Lbfgs {
      l2 = List.copyOf(l2);
      require(history >= 1 && history <= 100, "history", "from 1 to 100", history);
      require(
          !l2.isEmpty() && l2.stream().allMatch(strength -> strength > 0 && strength <= 1000),
          "l2",
          "strengths above 0 and at most 1000",
          l2);
    }
  }

  private static void betas(double beta1, double beta2, double epsilon) {
    require(beta1 >= 0 && beta1 < 1, "beta1", "from 0 to below 1", beta1);
    require(beta2 >= 0 && beta2 < 1, "beta2", "from 0 to below 1", beta2);
    require(epsilon > 0, "epsilon", "above 0", epsilon);
  }

  private static void decay(double weightDecay) {
    require(weightDecay >= 0 && weightDecay < 1, "weightDecay", "from 0 to below 1", weightDecay);
  }
}
