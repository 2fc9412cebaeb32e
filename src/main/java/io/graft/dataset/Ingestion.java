package io.graft.dataset;

import io.graft.dataset.Inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one archive into a pack: one thread unpacks and packs, the others decode. Results are taken
 * in the order of the archive, so that they do not depend on who was quicker.
 */
final class Ingestion {
  static final String PACK = "samples.pack";
  static final String INDEX = "samples.jsonl";

  /** Files on their way to be decoded; more only takes memory. */
  private static final long BYTES_UNDER_WAY = 64 << 20;

  private static final int FILES_UNDER_WAY = 64;

  private final DatasetProperties limits;
  private final ExecutorService decoders;
  private final Inspection inspection;
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<PackedPicture> packed = new ArrayList<>();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private long bytesUnderWay;
  private @Nullable Sheet sheet;
  private volatile IngestionProgress progress = IngestionProgress.NONE;

  Ingestion(DatasetProperties limits, ExecutorService decoders) {
    this.limits = limits;
    this.decoders = decoders;
    inspection = new Inspection(limits.maxPixels());
  }

  /** The {@code labels.csv} that lies highest, so far. */
  private record Sheet(EntryPath path, Content content) {}

  private record UnderWay(EntryPath path, Content content, Future<Verdict> verdict) {}

  /** Keeps an array out of a record. */
  private static final class Content {
    final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** How far {@link #run} has come; to be asked by any thread. */
  IngestionProgress progress() {
    return progress;
  }

  /**
   * Writes {@link #PACK} and {@link #INDEX} into a folder, if the outcome is that there is one.
   *
   * @throws IOException if the folder cannot be written
   */
  Outcome run(Path archive, Path folder) throws IOException, InterruptedException {
    long bytes;
    Optional<LabelSheet> labels;
    try (var pack = new Pack(folder.resolve(PACK))) {
      readAll(archive, pack);
      bytes = pack.length();
      labels = labels();
    } catch (BadArchive e) {
      return new Outcome.Refused(e.reason(), skipped);
    } finally {
      underWay.forEach(file -> file.verdict().cancel(true));
    }
    var outcome =
        new Assembly(limits.valShare(), limits.testShare()).of(packed, labels, skipped, bytes);
    if (outcome instanceof Outcome.Accepted accepted) {
      writeIndex(accepted.samples(), folder.resolve(INDEX));
    }
    return outcome;
  }

  private void readAll(Path file, Pack pack) throws IOException, InterruptedException {
    Set<EntryPath> seen = new HashSet<>();
    long size = Files.size(file);
    try (var archive = Archive.open(file, limits)) {
      for (var next = archive.next(); next != null; next = archive.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (seen.add(next.path())) {
          inspect(next, pack);
        } else {
          skip(next.path(), "is in the archive twice; the first one counts");
        }
        progress = IngestionProgress.of(archive.read(), size, packed.size());
      }
    }
    settle(pack, 0, 0);
    if (seen.isEmpty()) {
      throw BadArchive.empty();
    }
  }

  private void inspect(Archive.ArchivedFile file, Pack pack)
      throws IOException, InterruptedException {
    int limit = Math.toIntExact(limits.maxFile().toBytes());
    byte[] bytes = file.read(limit);
    if (bytes.length > limit) {
      skip(
          file.path(),
          "has more than %,d bytes (graft.dataset.max-file); make it smaller".formatted(limit));
      return;
    }
    if (LabelSheet.isOne(file.path())) {
      keepHigher(new Sheet(file.path(), new Content(bytes)));
      return;
    }
    underWay.add(
        new UnderWay(file.path(), new Content(bytes), decoders.submit(() -> inspection.of(bytes))));
    bytesUnderWay += bytes.length;
    settle(pack, FILES_UNDER_WAY, BYTES_UNDER_WAY);
  }

  private void keepHigher(Sheet found) {
    var kept = sheet;
    if (kept == null || found.path().names().size() < kept.path().names().size()) {
      sheet = found;
      found = kept;
    }
    if (found != null) {
      skip(found.path(), "lies below another labels.csv, which counts");
    }
  }

  private Optional<LabelSheet> labels() throws BadArchive {
    if (sheet == null) {
      return Optional.empty();
    }
    if (LabelSheet.covers(sheet.path(), packed.stream().map(PackedPicture::path).toList())) {
      return Optional.of(LabelSheetReader.read(sheet.path(), sheet.content().bytes));
    }
    skip(sheet.path(), "lies beside pictures; move it to the folder that holds all of them");
    return Optional.empty();
  }

  /** Takes verdicts, oldest first, until no more than so much is under way. */
  private void settle(Pack pack, int files, long bytes) throws IOException, InterruptedException {
    while (underWay.size() > files || (bytesUnderWay > bytes && !underWay.isEmpty())) {
      var file = underWay.remove();
      int length = file.content().bytes.length;
      bytesUnderWay -= length;
      switch (await(file.verdict())) {
        case Verdict.Fine fine ->
            packed.add(
                new PackedPicture(
                    file.path(),
                    pack.add(file.content().bytes),
                    length,
                    fine.sha256(),
                    fine.width(),
                    fine.height()));
        case Verdict.Unfit unfit -> skip(file.path(), unfit.reason());
      }
    }
  }

  private static Verdict await(Future<Verdict> verdict) throws InterruptedException {
    try {
      return verdict.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a picture could not be inspected", e.getCause());
    }
  }

  private void skip(EntryPath path, String reason) {
    skipped.add(new Skipped(path.toString(), reason));
  }

  private static void writeIndex(List<Sample> samples, Path file) throws IOException {
    var json = JsonMapper.shared();
    try (var out = Files.newBufferedWriter(file)) {
      for (var sample : samples) {
        out.write(json.writeValueAsString(sample));
        out.write('\n');
      }
    }
  }
}
