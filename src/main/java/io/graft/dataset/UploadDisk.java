package io.graft.dataset;

import io.graft.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskStorageService;
import me.desair.tus.server.util.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Keeps resumable uploads, a folder each. The offset of an upload is the length of its file: what
 * was written before the service was killed counts, and a full disk loses nothing.
 */
final class UploadDisk extends DiskStorageService {
  UploadDisk(Path folder) {
    super(folder.toString());
  }

  /** All uploads are folders in it, named by their ids. */
  Path folder() {
    return getStoragePath();
  }

  /** The bytes of an upload. */
  Path data(UploadId id) {
    return data(getPathInStorageDirectory(id));
  }

  private static Path data(Path upload) {
    return upload.resolve("data");
  }

  /** When somebody last sent to an upload; its folder changes with every answer. */
  static Instant lastUsed(Path upload) throws IOException {
    var folder = Files.getLastModifiedTime(upload).toInstant();
    if (!Files.exists(data(upload))) {
      return folder;
    }
    var bytes = Files.getLastModifiedTime(data(upload)).toInstant();
    return bytes.isAfter(folder) ? bytes : folder;
  }

  @Override
  public @Nullable UploadInfo getUploadInfo(@Nullable UploadId id) throws IOException {
    try {
      var info = super.getUploadInfo(id);
      if (info != null && id != null) {
        info.setOffset(Files.size(data(id)));
      }
      return info;
    } catch (NoSuchFileException halfMade) {
      return null;
    }
  }

  @Override
  public UploadInfo create(UploadInfo info, String owner) {
    try {
      return super.create(info, owner);
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  /** Written beside the old one first, so that there always is one. */
  @Override
  public void update(UploadInfo info) {
    var folder = getPathInStorageDirectory(info.getId());
    var half = folder.resolve("info.half");
    try {
      Utils.writeSerializable(info, half);
      Files.move(
          half,
          folder.resolve("info"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  @Override
  public UploadInfo append(UploadInfo info, InputStream bytes) throws IOException, TusException {
    long end = info.hasLength() ? info.getLength() : getMaxUploadSize();
    var stream = new UploadStream(bytes, end - info.getOffset());
    try {
      return super.append(info, stream);
    } catch (IOException e) {
      stream.rethrowFailure(); // the sender's trouble, not the disk's
      throw notKept(e);
    }
  }

  static Problem notKept(IOException trouble) {
    return Problem.of(
        HttpStatus.INSUFFICIENT_STORAGE, "upload-not-kept", StorageTrouble.sentence(trouble));
  }
}
