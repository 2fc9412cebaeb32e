package io.graft.worker;

import io.graft.job.Comparison;
import io.graft.model.StageProof;
import io.graft.model.TrainedModel;
import java.util.Objects;
import java.util.stream.Collectors;

/** Holds the model of a job that was run again against that of the first run. */
class Reproduction {
  private Reproduction() {}

  static Comparison compare(TrainedModel first, TrainedModel again) {
    var before =
        first.provenance().stages().stream()
            .collect(Collectors.toMap(StageProof::name, StageProof::sha256After));
    var stages =
        again.provenance().stages().stream()
            .map(
                stage ->
                    new Comparison.Stage(
                        stage.name(), stage.sha256After().equals(before.get(stage.name()))))
            .toList();
    double accuracy = again.metrics().accuracy() - first.metrics().accuracy();
    double loss = again.metrics().loss() - first.metrics().loss();
    boolean identical =
        accuracy == 0
            && loss == 0
            && Objects.equals(again.metrics().crossValidation(), first.metrics().crossValidation())
            && stages.stream().allMatch(Comparison.Stage::identical);
    return new Comparison(identical, first.id().value(), accuracy, loss, stages);
  }
}
