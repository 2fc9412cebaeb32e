package io.graft.dataset;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The encoded bytes of many pictures in one file: to be read in any order without a file each. */
final class Pack implements Closeable {
  private final OutputStream out;
  private long length;

  Pack(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  /** Appends a picture and says where it begins. */
  long add(byte[] picture) throws IOException {
    long start = length;
    out.write(picture);
    length += picture.length;
    return start;
  }

  long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
