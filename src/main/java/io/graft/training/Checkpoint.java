package io.graft.training;

import io.graft.network.Safetensors;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training between two of its steps: all that the next step depends on, and cannot be computed
 * from the request. On the same machine, going on from it gives the same bits as never having
 * stopped.
 *
 * @param plan digest of the plan and the data, so that no other training goes on from it
 * @param now weights and statistics of the stages that were open so far
 * @param best the same stages when they were worth most
 * @param optimizer its state, in the order of {@link OptimizerState}
 */
record Checkpoint(
    String plan, Standing standing, Weights now, Weights best, List<Tensor> optimizer) {
  private static final String NOW = "now.";
  private static final String BEST = "best.";
  private static final String OPTIMIZER = "optimizer.";

  void write(Path file) throws IOException {
    var tensors = new LinkedHashMap<String, Tensor>();
    now.tensors().forEach((name, tensor) -> tensors.put(NOW + name, tensor));
    best.tensors().forEach((name, tensor) -> tensors.put(BEST + name, tensor));
    for (int i = 0; i < optimizer.size(); i++) {
      tensors.put(OPTIMIZER + i, optimizer.get(i));
    }
    Safetensors.write(
        file,
        new Weights(tensors),
        Map.of("plan", plan, "standing", Json.MAPPER.writeValueAsString(standing)));
  }

  static Checkpoint read(Path file) throws IOException {
    var notes = Safetensors.metadata(file);
    var all = Safetensors.read(file);
    var optimizer = new ArrayList<Tensor>();
    while (all.tensors().containsKey(OPTIMIZER + optimizer.size())) {
      optimizer.add(all.get(OPTIMIZER + optimizer.size()));
    }
    return new Checkpoint(
        notes.getOrDefault("plan", ""),
        Json.MAPPER.readValue(notes.getOrDefault("standing", "{}"), Standing.class),
        below(all, NOW),
        below(all, BEST),
        optimizer);
  }

  private static Weights below(Weights all, String prefix) {
    var found = new LinkedHashMap<String, Tensor>();
    all.tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
              }
            });
    return new Weights(found);
  }
}
