package io.graft.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Takes every view of every picture through frozen stages, in the order of their rows. */
final class PrefixPass {
  /** Pictures in a run of the stages. */
  static final int BATCH = 16;

  /** The first run makes the engine ready, which is no cost of a row. */
  private static final int MEASURED_FROM = 1;

  private static final int MEASURED_UP_TO = 9;

  /** Rows that are written before it is known whether all are. */
  static final int UNDECIDED = MEASURED_UP_TO * BATCH;

  /** Whether files are worth having, by what a row costs and how many are missing. */
  interface Decision {
    boolean keeps(RowCost cost, long missing) throws IOException;
  }

  private final Setup setup;
  private final Script script;
  private final Drawing drawing;
  private final ViewRows rows;
  private final List<Chunk> chunks;
  private long appended;
  private long measured;
  private long computing;
  private long writing;

  PrefixPass(Setup setup, Script script, Drawing drawing, ViewRows rows) {
    this.setup = setup;
    this.script = script;
    this.drawing = drawing;
    this.rows = rows;
    this.chunks = chunks(rows);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Chunk(int[] examples, int view) {}

  /**
   * Appends all rows to the files of some boundaries, unless the first rows show that this is not
   * worth it. So few rows that there is nothing left to decide by then are always appended.
   *
   * @param boundaries that the stages answer
   * @return whether the files have all rows
   */
  boolean fill(
      FrozenStages stages,
      List<Integer> boundaries,
      Map<Integer, ActivationFile.Half> files,
      Decision decision)
      throws IOException {
    var drawn = drawing.start(chunks.getFirst().examples(), 0);
    for (int i = 0; i < chunks.size(); i++) {
      if (i == MEASURED_UP_TO && !decision.keeps(cost(files), rows.count() - appended)) {
        return false;
      }
      if (i == MEASURED_FROM) {
        measured = computing = writing = 0;
      }
      var chunk = chunks.get(i);
      long started = System.nanoTime();
      try (var memory = script.memory()) {
        var pixels = drawing.pixels(memory, drawn, new Mixing.None());
        if (i + 1 < chunks.size()) {
          drawn = drawing.start(chunks.get(i + 1).examples(), chunks.get(i + 1).view());
        }
        var activations = stages.activations(memory, pixels, chunk.examples().length);
        for (int k = 0; k < boundaries.size(); k++) {
          var file = files.get(boundaries.get(k));
          if (file != null) {
            append(activations.get(k).toByteBuffer(), file);
          }
        }
      }
      computing += System.nanoTime() - started;
      measured += chunk.examples().length;
      appended += chunk.examples().length;
      setup.watch().progress("computing frozen stages", appended, rows.count());
    }
    return true;
  }

  private void append(ByteBuffer activations, ActivationFile.Half file) throws IOException {
    long started = System.nanoTime();
    file.append(activations);
    writing += System.nanoTime() - started;
  }

  /** Reads what was written, of all boundaries; a phase will read one of them. */
  private RowCost cost(Map<Integer, ActivationFile.Half> files) throws IOException {
    double read = 0;
    for (var file : files.values()) {
      read = Math.max(read, file.secondsToReadBack() / appended);
    }
    double nanos = 1e9 * measured;
    return new RowCost((computing - writing) / nanos, writing / nanos, read);
  }

  private static List<Chunk> chunks(ViewRows rows) {
    var chunks = new ArrayList<Chunk>();
    for (int view = 0; view < rows.views(); view++) {
      var examples = rows.examplesOf(view);
      for (int from = 0; from < examples.length; from += BATCH) {
        var some = Arrays.copyOfRange(examples, from, Math.min(examples.length, from + BATCH));
        chunks.add(new Chunk(some, view));
      }
    }
    return chunks;
  }
}
