package io.graft.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Keeps bytes by key. What is kept under a key appears whole or not at all. */
public interface Storage {

  void put(StorageKey key, InputStream bytes) throws IOException;

  /** Takes a finished local file in; the file is gone from where it was. */
  void adopt(StorageKey key, Path file) throws IOException;

  InputStream open(StorageKey key) throws IOException;

  /** A readable local file with the bytes of the key. It is shared: nobody writes to it. */
  Path local(StorageKey key) throws IOException;

  boolean exists(StorageKey key);

  long size(StorageKey key) throws IOException;

  /** Deletes the key and every key below it; deleting what is not there is no error. */
  void delete(StorageKey key) throws IOException;

  /** A new empty folder on the disk that {@link #adopt} moves from; whoever asked deletes it. */
  Path scratch() throws IOException;

  /** Bytes that can still be kept, {@link Long#MAX_VALUE} where there is no such limit. */
  long free() throws IOException;
}
