package io.graft.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What trainers computed and may need again: decoded pixels and activations, in one folder with a
 * budget. When room is needed, what was not used for longest goes. Several trainers share it; one
 * that has a deleted file mapped keeps its bytes until it is done.
 */
class CacheFolder {
  /** Somebody writing to it would have touched it since. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;
  private final long budget;
  private final InstantSource clock;

  CacheFolder(Path folder, long budget, InstantSource clock) {
    this.folder = folder;
    this.budget = budget;
    this.clock = clock;
  }

  Path pixels(String name) {
    return folder.resolve("pixels").resolve(name);
  }

  Path activations(String name) {
    return folder.resolve("activations").resolve(name);
  }

  private record Entry(Path path, long bytes, FileTime used) {}

  /** Says that an entry is in use now. */
  void touch(Path entry) throws IOException {
    Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
  }

  /**
   * Deletes what was not used for longest until so many bytes fit into the budget.
   *
   * @param kept an entry that is needed, and stays
   */
  void makeRoom(long bytes, Path kept) throws IOException {
    var entries = new ArrayList<Entry>();
    for (String kind : List.of("pixels", "activations")) {
      entries.addAll(entries(folder.resolve(kind)));
    }
    entries.sort(Comparator.comparing(Entry::used));
    long total = entries.stream().mapToLong(Entry::bytes).sum();
    for (var entry : entries) {
      if (total + bytes <= budget) {
        return;
      }
      if (!entry.path().equals(kept)) {
        delete(entry.path());
        total -= entry.bytes();
      }
    }
  }

  private List<Entry> entries(Path kind) throws IOException {
    if (!Files.isDirectory(kind)) {
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    try (var paths = Files.list(kind)) {
      for (var path : paths.toList()) {
        var used = Files.getLastModifiedTime(path);
        if (!path.getFileName().toString().startsWith("half")) {
          entries.add(new Entry(path, bytes(path), used));
        } else if (used.toInstant().isBefore(clock.instant().minus(ABANDONED))) {
          delete(path); // of a trainer that was killed
        }
      }
    }
    return entries;
  }

  private static long bytes(Path path) throws IOException {
    try (var files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(CacheFolder::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private static void delete(Path entry) throws IOException {
    try (var files = Files.walk(entry)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
