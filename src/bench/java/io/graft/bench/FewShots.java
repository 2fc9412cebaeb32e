package io.graft.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The pictures of a data set by class, whatever split they were in, from which few are drawn to
 * learn from. Of pictures that are there twice one is left, so that none is on both sides.
 */
record FewShots(String name, Map<String, List<Path>> classes) {
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "gif", "webp");
  private static final int MOST_TESTS = 1000;
  private static final int VAL_EVERY = 5;

  /** A picture's class is the folder it is in. */
  static FewShots of(Path archive) throws IOException {
    var root =
        Files.isDirectory(archive)
            ? archive
            : FileSystems.newFileSystem(archive).getRootDirectories().iterator().next();
    var classes = new TreeMap<String, List<Path>>();
    var seen = new HashSet<ByteBuffer>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(FewShots::isPicture).sorted().toList()) {
        if (seen.add(ByteBuffer.wrap(Files.readAllBytes(file)))) {
          var folder = file.getName(file.getNameCount() - 2).toString();
          classes.computeIfAbsent(folder, _ -> new ArrayList<>()).add(file);
        }
      }
    }
    return new FewShots(archive.getFileName().toString(), classes);
  }

  private static boolean isPicture(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))
        && !name.contains("__macosx")
        && !file.getFileName().toString().startsWith(".");
  }

  /** Whether as many pictures again are left to test with. */
  boolean enoughFor(int shots) {
    return classes.values().stream().allMatch(files -> files.size() >= 2 * shots);
  }

  int tests(int shots) {
    int most = MOST_TESTS / classes.size();
    return classes.values().stream().mapToInt(files -> Math.min(most, files.size() - shots)).sum();
  }

  /**
   * Copies what the seed draws to train, val and test below the folder: of every class {@code
   * shots} pictures, each fifth of them to val, and the others to test, as many of each class as
   * make {@value MOST_TESTS} at most.
   */
  void draw(int shots, long seed, Path folder) throws IOException {
    var random = new Random(seed);
    for (var entry : classes.entrySet()) {
      var files = new ArrayList<>(entry.getValue());
      Collections.shuffle(files, random);
      int end = Math.min(files.size(), shots + MOST_TESTS / classes.size());
      for (int i = 0; i < end; i++) {
        var split = i >= shots ? "test" : i % VAL_EVERY == VAL_EVERY - 1 ? "val" : "train";
        var to = Files.createDirectories(folder.resolve(split).resolve(entry.getKey()));
        var name = files.get(i).getFileName().toString();
        Files.write(to.resolve(i + "-" + name), Files.readAllBytes(files.get(i)));
      }
    }
  }

  static Path zip(Path folder, Path zip) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip));
        var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return zip;
  }
}
