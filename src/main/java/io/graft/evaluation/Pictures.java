package io.graft.evaluation;

import io.graft.dataset.DatasetId;
import io.graft.dataset.DatasetState;
import io.graft.dataset.Datasets;
import io.graft.model.TrainedModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The pictures that a model was measured on, as long as its data set is there. */
@Component
class Pictures {
  private final Datasets datasets;

  Pictures(Datasets datasets) {
    this.datasets = datasets;
  }

  /**
   * @param name its path in the uploaded archive
   * @param content where to get it
   */
  record Picture(String name, String content) {}

  /** By the numbers of the samples; without those that are not there any more. */
  Map<Integer, Picture> of(TrainedModel model, Collection<Integer> samples) {
    var provenance = model.provenance();
    var pictures = new HashMap<Integer, Picture>();
    datasets
        .find(model.project(), new DatasetId(provenance.dataset()), provenance.datasetVersion())
        .filter(version -> version.state() instanceof DatasetState.Ready)
        .ifPresent(
            version ->
                datasets
                    .samples(version, samples)
                    .forEach(
                        sample ->
                            pictures.put(
                                sample.n(),
                                new Picture(sample.name(), version.content(sample.n())))));
    return pictures;
  }
}
