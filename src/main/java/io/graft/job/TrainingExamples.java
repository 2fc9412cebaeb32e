package io.graft.job;

import io.graft.dataset.Sample;
import io.graft.training.Example;
import io.graft.training.Split;
import java.util.List;

/** The samples of a dataset as a trainer knows them, in the same order. */
public final class TrainingExamples {
  private TrainingExamples() {}

  public static List<Example> of(List<Sample> samples) {
    return samples.stream().map(TrainingExamples::example).toList();
  }

  private static Example example(Sample sample) {
    var split =
        switch (sample.split()) {
          case TRAIN -> Split.TRAIN;
          case VAL -> Split.VALIDATION;
          case TEST -> Split.TEST;
        };
    return new Example(sample.offset(), sample.length(), sample.labels(), split);
  }
}
