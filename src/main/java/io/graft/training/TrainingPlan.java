package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import java.util.List;

/**
 * What a training does, in order. This is also the wire format: a recipe expands to a plan, and the
 * expanded plan is what is stored and run.
 *
 * @param recipe the name of the recipe it came from
 * @param seed of the fresh head, the order of samples, augmentation and dropout
 */
public record TrainingPlan(
    String recipe,
    @Knob("of the fresh head, the order of examples, augmentation and dropout") long seed,
    @Knob("the layers put on the backbone") HeadSettings head,
    @Knob("what is trained, in order; when said, they replace those of the recipe")
        List<Phase> phases) {

  public TrainingPlan {
    phases = List.copyOf(phases);
    require(
        head.hidden().isEmpty()
            || phases.stream().noneMatch(p -> p.optimizer() instanceof Optimizer.Lbfgs),
        "head.hidden",
        "empty where a phase's optimizer is lbfgs, which fits linear heads",
        head.hidden());
    require(!phases.isEmpty(), "phases", "at least one phase", "empty");
  }

  public int epochs() {
    return phases.stream().mapToInt(Phase::epochs).sum();
  }
}
