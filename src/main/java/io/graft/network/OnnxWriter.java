package io.graft.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

public final class OnnxWriter {
  private OnnxWriter() {}

  public static void write(Path file, Network network, Weights weights, Normalization normalization, int size, List<String> labels)
      throws IOException {
    if (size > 0) {
      throw new IOException("not yet");
    }
  }
}
