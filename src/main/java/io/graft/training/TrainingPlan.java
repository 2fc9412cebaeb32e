package io.graft.training;

import static io.graft.training.InvalidSetting.require;

import java.util.List;
import java.util.Map;

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
    @Knob(
            value =
                "0 is off; from 3 on, this many further trainings, each with another part held out,"
                    + " say how far the accuracy can be trusted",
            least = 0,
            most = MOST_FOLDS)
        int folds,
    @Knob("what is trained, in order; when said, they replace those of the recipe")
        List<Phase> phases) {
  private static final int FEWEST_FOLDS = 3;
  private static final int MOST_FOLDS = 20;

  public TrainingPlan {
    phases = List.copyOf(phases);
    require(
        head.hidden().isEmpty()
            || phases.stream().noneMatch(p -> p.optimizer() instanceof Optimizer.Lbfgs),
        "head.hidden",
        "empty where a phase's optimizer is lbfgs, which fits linear heads",
        head.hidden());
    require(!phases.isEmpty(), "phases", "at least one phase", "empty");
    require(
        folds == 0 || (folds >= FEWEST_FOLDS && folds <= MOST_FOLDS),
        "folds",
        "0 (off) or from 3 to 20, as one fold is held out, another chooses the epoch, and the others train",
        folds);
    require(
        folds == 0 || phases.stream().anyMatch(p -> p.schedule() != Schedule.RANGE_TEST),
        "folds",
        "0 (off) where every phase is a range-test, which learns nothing",
        folds);
  }

  public int epochs() {
    return phases.stream().mapToInt(Phase::epochs).sum();
  }

  /** How often the phases are gone through: for each fold, and for the model. */
  public int runs() {
    return folds + 1;
  }

  /**
   * Refuses more folds than a class has examples for.
   *
   * @param counts by class, the training and validation examples
   */
  public void requireFoldsFit(Map<String, Integer> counts) {
    var smallest = counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    require(
        folds <= smallest.getValue(),
        "folds",
        "0 (off) or at most %d, as class '%s' has no more training and validation examples"
            .formatted(smallest.getValue(), smallest.getKey()),
        folds);
  }
}
