package io.graft.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Looks through an archive in a folder of its own, with two threads that decode. */
record Ingesting(Path folder, DatasetProperties limits) {

  Outcome run(byte[] archive) throws IOException, InterruptedException {
    var file = Files.write(folder.resolve("archive"), archive);
    try (var decoders = Executors.newFixedThreadPool(2)) {
      return new Ingestion(limits, decoders).run(file, folder);
    }
  }
}
