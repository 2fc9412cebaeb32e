package io.graft.demo;

import io.graft.dataset.GivenDatasets;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;

/** The archive of the demo's pictures, which are drawn once as long as there is memory to spare. */
class Drawing implements GivenDatasets.Maker {
  private SoftReference<byte[]> drawn = new SoftReference<>(null);

  @Override
  public synchronized void write(Path archive) throws IOException {
    var bytes = drawn.get();
    if (bytes != null) {
      Files.write(archive, bytes);
      return;
    }
    DrawnPictures.zip(archive, DrawnPictures.PER_CLASS);
    drawn = new SoftReference<>(Files.readAllBytes(archive));
  }
}
