package io.graft.dataset;

import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A disk on which there is room for so many bytes of one file. */
record FullDisk(Storage disk, int room) implements Storage {
  static final String MESSAGE = "No space left on device";

  @Override
  public void put(StorageKey key, InputStream bytes) throws IOException {
    disk.put(
        key,
        new FilterInputStream(bytes) {
          private int written;

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            written += count;
            if (written > room) {
              throw new IOException(MESSAGE);
            }
            return count;
          }
        });
  }

  @Override
  public void adopt(StorageKey key, Path file) throws IOException {
    if (file.toFile().length() > room) {
      throw new IOException(MESSAGE);
    }
    disk.adopt(key, file);
  }

  @Override
  public InputStream open(StorageKey key) throws IOException {
    return disk.open(key);
  }

  @Override
  public Path local(StorageKey key) throws IOException {
    return disk.local(key);
  }

  @Override
  public boolean exists(StorageKey key) {
    return disk.exists(key);
  }

  @Override
  public long size(StorageKey key) throws IOException {
    return disk.size(key);
  }

  @Override
  public void delete(StorageKey key) throws IOException {
    disk.delete(key);
  }

  @Override
  public Path scratch() throws IOException {
    return disk.scratch();
  }

  @Override
  public long free() {
    return 0;
  }
}
