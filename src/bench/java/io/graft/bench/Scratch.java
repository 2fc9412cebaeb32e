package io.graft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders that go when the bench ends, with the gigabytes that a service may leave in them. */
public final class Scratch {
  private Scratch() {}

  public static Path folder() throws IOException {
    var folder = Files.createTempDirectory("graft-bench");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException inTheWay) {
      throw new UncheckedIOException(inTheWay);
    }
  }
}
