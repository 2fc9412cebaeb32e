package io.graft.inference;

import io.graft.dataset.DatasetId;
import io.graft.dataset.Datasets;
import io.graft.model.TrainedModel;
import io.graft.web.Problem;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The pictures of the dataset version that a model came from. */
@Component
class TrainedOn {
  private final Datasets datasets;

  TrainedOn(Datasets datasets) {
    this.datasets = datasets;
  }

  Picture sample(TrainedModel model, int n) throws IOException {
    var dataset = new DatasetId(model.provenance().dataset());
    int number = model.provenance().datasetVersion();
    var version = datasets.requireReady(model.project(), dataset, number);
    var sample =
        datasets
            .sample(version, n)
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "unknown-sample",
                        "dataset %s version %d, which model %s was trained on, has no sample %d"
                            .formatted(dataset, number, model.id(), n)));
    return new Picture(sample.name(), datasets.picture(version, sample));
  }
}
