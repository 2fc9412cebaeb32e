package io.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.graft.network.Compute;
import io.graft.network.Initializer;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenStagesTests {
  private static final int COUNT = 3;

  @TempDir Path folder;
  private Setup setup;
  private Weights weights;

  @BeforeEach
  void setUp() throws IOException {
    var request = Drawings.request(folder, "{}");
    setup = Setup.of(request, new Watch(new RecordingEvents(), Clock.systemUTC()));
    weights = new Initializer(1).network(setup.network());
  }

  private ByteBuffer pixels() {
    int size = setup.request().input().size();
    var bytes = new byte[COUNT * size * size * 3];
    new Random(1).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private List<float[]> activations(FrozenStages stages, Script script) throws IOException {
    try (var memory = script.memory()) {
      return stages.activations(memory, pixels(), COUNT).stream()
          .map(array -> array.toFloatArray())
          .toList();
    }
  }

  private static SortedSet<Integer> boundaries(Integer... boundaries) {
    return new TreeSet<>(List.of(boundaries));
  }

  @Test
  void onCoresTheyAnswerAsInTraining() throws IOException {
    int depth = setup.network().depth();
    try (var script = setup.script(weights, Compute.FLOAT32);
        var fast =
            FrozenStages.of(setup, script, weights, Compute.FLOAT32, boundaries(1, 4, depth))) {
      var reference = new TorchStages(script, setup.request().input().size(), List.of(1, 4, depth));

      assertThat(fast).isInstanceOf(OnnxStages.class);
      var found = activations(fast, script);
      var expected = activations(reference, script);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).containsExactly(expected.get(i), within(2e-4f));
      }
    }
  }

  @Test
  void theyAnswerTheSameWhateverElseIsAsked() throws IOException {
    try (var script = setup.script(weights, Compute.FLOAT32);
        var one = OnnxStages.of(setup, weights, boundaries(5));
        var several = OnnxStages.of(setup, weights, boundaries(2, 3, 5))) {
      assertThat(activations(several, script).getLast())
          .isEqualTo(activations(one, script).getFirst());
    }
  }

  @Test
  void halfPrecisionIsLeftToLibtorch() throws IOException {
    try (var script = setup.script(weights, Compute.BFLOAT16);
        var stages = FrozenStages.of(setup, script, weights, Compute.BFLOAT16, boundaries(2))) {
      assertThat(stages).isInstanceOf(TorchStages.class);
      assertThat(FrozenStages.engine(setup, Compute.BFLOAT16)).isEqualTo("libtorch");
    }
  }

  @Test
  void whatCrossesABoundaryHasSinglePrecision() throws IOException {
    int depth = setup.network().depth();
    try (var script = setup.script(weights, Compute.BFLOAT16);
        var stages =
            FrozenStages.of(setup, script, weights, Compute.BFLOAT16, boundaries(1, 2, 3, depth));
        var memory = script.memory()) {
      assertThat(stages.activations(memory, pixels(), COUNT))
          .extracting(NDArray::getDataType)
          .containsOnly(DataType.FLOAT32);
    }
  }
}
