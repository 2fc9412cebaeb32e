package io.graft;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One service a data folder. The operating system lets go of the lock even when the service is
 * killed.
 */
record FolderLock(Path folder, FileChannel channel) implements AutoCloseable {

  static FolderLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IllegalStateException(
          "another service is running on the data folder %s: stop it, or give this one a folder of its own with graft.data"
              .formatted(folder));
    }
    return new FolderLock(folder, channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
