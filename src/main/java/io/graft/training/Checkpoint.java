package io.graft.training;

import io.graft.network.Safetensors;
import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training between two of its steps: all that the next step depends on, and cannot be computed
 * from the request. On the same machine, going on from it gives the same bits as never having
 * stopped.
 *
 * @param plan digest of the plan and the data, so that no other training goes on from it
 * @param folds that are done; the run in progress is of the next one, or of the model after them
 * @param snapshot of the run in progress; none before its first step
 */
record Checkpoint(String plan, List<FoldScore> folds, @Nullable Snapshot snapshot) {
  private static final String PLAN = "plan";
  private static final String FOLDS = "folds";
  private static final String STANDING = "standing";
  private static final String NOW = "now.";
  private static final String BEST = "best.";
  private static final String OPTIMIZER = "optimizer.";

  /** Where a run goes on: the first are of the folds, the last is of the model. */
  @Nullable Snapshot of(int run) {
    return run == folds.size() ? snapshot : null;
  }

  void write(Path file) throws IOException {
    var notes = new HashMap<String, String>();
    notes.put(PLAN, plan);
    notes.put(FOLDS, Json.MAPPER.writeValueAsString(folds));
    var tensors = new LinkedHashMap<String, Tensor>();
    if (snapshot != null) {
      notes.put(STANDING, Json.MAPPER.writeValueAsString(snapshot.standing()));
      snapshot.now().tensors().forEach((name, tensor) -> tensors.put(NOW + name, tensor));
      snapshot.best().tensors().forEach((name, tensor) -> tensors.put(BEST + name, tensor));
      for (int i = 0; i < snapshot.optimizer().size(); i++) {
        tensors.put(OPTIMIZER + i, snapshot.optimizer().get(i));
      }
    }
    Safetensors.write(file, new Weights(tensors), notes);
  }

  static Checkpoint read(Path file) throws IOException {
    var notes = Safetensors.metadata(file);
    var folds = Json.MAPPER.readValue(notes.getOrDefault(FOLDS, "[]"), FoldScore[].class);
    return new Checkpoint(
        notes.getOrDefault(PLAN, ""), List.of(folds), snapshot(file, notes.get(STANDING)));
  }

  private static @Nullable Snapshot snapshot(Path file, @Nullable String standing)
      throws IOException {
    if (standing == null) {
      return null;
    }
    var all = Safetensors.read(file);
    var optimizer = new ArrayList<Tensor>();
    while (all.tensors().containsKey(OPTIMIZER + optimizer.size())) {
      optimizer.add(all.get(OPTIMIZER + optimizer.size()));
    }
    return new Snapshot(
        Json.MAPPER.readValue(standing, Standing.class),
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
