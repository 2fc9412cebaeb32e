package io.graft.training.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary files of one trainer. A trainer ends by being killed, so it cannot tidy up: its
 * owner does, and what an owner left that was killed itself goes when the next trainer starts.
 *
 * <p>Next to each folder lies a file that its owner holds locked. The system lets go of the lock
 * whichever way the owner ends.
 */
final class Scratch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Scratch.class);
  private static final String LOCK = ".lock";

  /** To open a lock file of our own a second time, and close it, would let go of the lock. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path lock;
  private final FileChannel held;

  private Scratch(Path lock, FileChannel held) {
    this.lock = lock;
    this.held = held;
  }

  static synchronized Scratch in(Path parent) throws IOException {
    Files.createDirectories(parent);
    try (var locks = Files.newDirectoryStream(parent.toRealPath(), "*" + LOCK)) {
      for (var found : locks) {
        if (!OURS.contains(found)) {
          sweep(found);
        }
      }
    }
    var lock = Files.createTempFile(parent.toRealPath(), "trainer-", LOCK);
    OURS.add(lock);
    var held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    held.lock();
    Files.createDirectory(folderOf(lock));
    return new Scratch(lock, held);
  }

  Path folder() {
    return folderOf(lock);
  }

  /** Only when the trainer has ended. */
  @Override
  public void close() {
    try (held) {
      delete(lock);
    } catch (IOException | UncheckedIOException inTheWay) {
      log.warn("{} stays until the next trainer starts: {}", folder(), inTheWay.getMessage());
    } finally {
      OURS.remove(lock);
    }
  }

  private static void sweep(Path lock) {
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var free = channel.tryLock()) {
      if (free != null) {
        delete(lock);
      }
    } catch (IOException | UncheckedIOException | OverlappingFileLockException inUse) {
      log.debug("{} is somebody else's: {}", lock, inUse.getMessage());
    }
  }

  private static void delete(Path lock) throws IOException {
    var folder = folderOf(lock);
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file); // those in a folder come before it
        }
      }
    }
    Files.deleteIfExists(lock);
  }

  private static Path folderOf(Path lock) {
    var name = lock.getFileName().toString();
    return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }
}
