package io.graft.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.util.FileSystemUtils;

/**
 * Keys are files below one folder. Writes go to a file beside it first, so readers never see half
 * of one.
 */
class FolderStorage implements Storage {
  /**
   * Work this old is that of a killed process; younger work may be that of a process beside this
   * one.
   */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Path kept;
  private final Path scratch;

  FolderStorage(Path root, InstantSource clock) throws IOException {
    var absolute = root.toAbsolutePath().normalize();
    kept = Files.createDirectories(absolute.resolve("kept"));
    scratch = Files.createDirectories(absolute.resolve("scratch"));
    clearScratch(clock.instant().minus(LEFT_BEHIND));
  }

  @Override
  public void put(StorageKey key, InputStream bytes) throws IOException {
    var half = Files.createTempFile(scratch, "put", null);
    try {
      Files.copy(bytes, half, StandardCopyOption.REPLACE_EXISTING);
      adopt(key, half);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  @Override
  public void adopt(StorageKey key, Path file) throws IOException {
    var target = path(key);
    Files.createDirectories(target.getParent());
    Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public InputStream open(StorageKey key) throws IOException {
    return Files.newInputStream(path(key));
  }

  @Override
  public Path local(StorageKey key) throws IOException {
    var path = path(key);
    if (!Files.isRegularFile(path)) {
      throw new IOException("nothing is kept under " + key);
    }
    return path;
  }

  @Override
  public boolean exists(StorageKey key) {
    return Files.exists(path(key));
  }

  @Override
  public long size(StorageKey key) throws IOException {
    return Files.size(path(key));
  }

  @Override
  public void delete(StorageKey key) throws IOException {
    FileSystemUtils.deleteRecursively(path(key));
  }

  @Override
  public Path scratch() throws IOException {
    return Files.createTempDirectory(scratch, "work");
  }

  @Override
  public long free() throws IOException {
    return Files.getFileStore(kept).getUsableSpace();
  }

  private void clearScratch(Instant before) throws IOException {
    try (var works = Files.list(scratch)) {
      for (var work : works.toList()) {
        if (Files.getLastModifiedTime(work).toInstant().isBefore(before)) {
          FileSystemUtils.deleteRecursively(work);
        }
      }
    }
  }

  private Path path(StorageKey key) {
    return kept.resolve(key.value());
  }
}
