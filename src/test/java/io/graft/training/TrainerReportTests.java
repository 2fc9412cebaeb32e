package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graft.network.Safetensors;
import io.graft.training.TrainingOutcome.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training says of the model that came of it. */
class TrainerReportTests {
  private static final String TWO_PHASES =
      """
      {"phases":[{"name":"head","open":"head","epochs":12,"learningRate":0.01,"views":2},
                 {"name":"end","open":"last:2","epochs":2,"learningRate":0.001,"views":2}]}
      """;

  @TempDir Path folder;
  private final RecordingEvents events = new RecordingEvents();

  private TrainingOutcome train(TrainingRequest request) throws IOException {
    return new Trainer(request, events, Clock.systemUTC()).train();
  }

  @Test
  void reportsOnTheTestSplitWhereThereIsOne() throws IOException {
    var drawn = Drawings.request(folder, "{\"phases\":[{\"epochs\":1}]}");

    var trained =
        (Trained) train(with(drawn, (i, example) -> i < 28 ? example : in(example, Split.TEST)));

    assertThat(trained.evaluation().split()).isEqualTo(Split.TEST);
    assertThat(trained.evaluation().examples()).isEqualTo(8);
    assertThat(trained.evaluation().mistakes()).allMatch(mistake -> mistake.example() >= 28);
    assertThat(trained.check().samples()).isEqualTo(8);
  }

  @Test
  void keepsTheAnswersThatItReportsOn() throws IOException {
    var request = Drawings.request(folder, TWO_PHASES);
    var mislabelled = with(request, (i, e) -> i / 2 == 15 ? of(e, 1 - e.label()) : e);

    var evaluated = ((Trained) train(mislabelled)).evaluation();

    var kept = request.output().resolve("answers.safetensors");
    assertThat(Safetensors.metadata(kept))
        .isEqualTo(Map.of("classes", "red\ngreen", "task", "classification", "split", "val"));
    var tensors = Safetensors.read(kept);
    double loss = 0;
    for (int row = 0; row < 12; row++) {
      assertThat(tensors.get("sample").wholeAt(row)).isEqualTo(24 + row);
      int truth = (int) tensors.get("truth").wholeAt(row);
      assertThat(truth).isEqualTo(mislabelled.examples().get(24 + row).label());
      loss -= Math.log(tensors.get("probabilities").at(2L * row + truth)) / 12;
    }
    // with the temperature, as the exported model
    assertThat(evaluated.calibration().applied()).isTrue();
    assertThat(loss).isEqualTo(evaluated.calibration().logLoss(), within(1e-5));
  }

  @Test
  void exportsATemperatureThatHelpsAndLeavesTheLogits() throws IOException {
    var drawn = Drawings.request(folder, TWO_PHASES);
    var mislabelled = with(drawn, (i, e) -> i / 2 == 15 ? of(e, 1 - e.label()) : e);

    var trained = (Trained) train(mislabelled);

    var calibration = trained.evaluation().calibration();
    assertThat(calibration.applied()).isTrue();
    assertThat(calibration.temperature()).isNotEqualTo(1);
    assertThat(calibration.nllAfter()).isLessThan(calibration.nllBefore());
    assertThat(Safetensors.metadata(drawn.output().resolve("model.safetensors")))
        .containsEntry("temperature", Double.toString(calibration.temperature()));
    assertThat(trained.check().onnxLargestDifference()).isLessThan(1e-3);
  }

  private static Example in(Example example, Split split) {
    return Example.of(example.offset(), example.length(), example.label(), split);
  }

  private static Example of(Example example, int label) {
    return Example.of(example.offset(), example.length(), label, example.split());
  }

  private static TrainingRequest with(
      TrainingRequest drawn, BiFunction<Integer, Example, Example> change) {
    var examples =
        IntStream.range(0, drawn.examples().size())
            .mapToObj(i -> change.apply(i, drawn.examples().get(i)))
            .toList();
    return drawn.with(examples);
  }
}
