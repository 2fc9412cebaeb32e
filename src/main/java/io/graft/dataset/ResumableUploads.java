package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import me.desair.tus.server.HttpHeader;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Uploads in pieces by the tus protocol 1.0.0 (tus.io): one that breaks off goes on where it
 * stopped. They lie in a folder of their own until somebody makes a dataset of them.
 *
 * <p>Invariant: whoever reads or writes an upload holds its lock.
 */
@Component
class ResumableUploads {
  static final String PATH = "/api/v1/uploads";
  private static final Logger log = LoggerFactory.getLogger(ResumableUploads.class);

  private final DatasetProperties limits;
  private final Storage storage;
  private final Uploads uploads;
  private final UploadDisk disk;
  private final UploadLocks locks;
  private final TusFileUploadService tus;

  ResumableUploads(DatasetProperties limits, Storage storage, Uploads uploads) {
    this.limits = limits;
    this.storage = storage;
    this.uploads = uploads;
    disk = new UploadDisk(limits.uploads().toAbsolutePath());
    locks = new UploadLocks(limits.uploads().toAbsolutePath());
    tus =
        new TusFileUploadService()
            .withUploadUri(PATH)
            .withUploadStorageService(disk)
            .withUploadLockingService(locks)
            .withMaxUploadSize(limits.maxUpload().toBytes())
            .withUploadExpirationPeriod(limits.uploadExpiry().toMillis())
            .disableTusExtension("concatenation");
  }

  /** Does what a request of the protocol asks for, or throws the problem why not. */
  void handle(ProjectId project, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeader.TUS_RESUMABLE, TusFileUploadService.TUS_API_VERSION);
    var answer = new TusAnswer(response);
    try {
      if (request.getMethod().equals("POST")) {
        requireRoom(request.getHeader(HttpHeader.UPLOAD_LENGTH));
      }
      tus.process(new TusRequest(request), answer, project.toString());
    } catch (BadArchive refused) {
      throw problem(refused);
    } catch (IOException e) {
      throw Problem.badRequest(
          "broken-upload",
          "the request ends early (%s); HEAD says where to go on".formatted(e.getMessage()));
    }
    answer
        .refusal()
        .ifPresent(
            refusal -> {
              throw refusal.problem(id(request.getRequestURI()));
            });
  }

  private static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private void requireRoom(String length) throws BadArchive {
    long bytes;
    long free;
    try {
      bytes = Long.parseLong(length);
      free = storage.free();
    } catch (NumberFormatException unknown) { // which may be, or the library refuses it
      return;
    } catch (IOException e) {
      throw UploadDisk.notKept(e);
    }
    if (bytes == 0) {
      ArchiveFormat.of(new byte[0]); // says that it is empty
    }
    if (bytes > free) {
      throw Problem.of(
          HttpStatus.INSUFFICIENT_STORAGE,
          "no-room",
          "the upload has %,d bytes, and there is room for %,d on the disk of the service; free some space and upload again"
              .formatted(bytes, free));
    }
  }

  /** Moves the archive of a finished upload into storage; the upload is no more then. */
  Upload take(ProjectId project, String id) {
    var address = PATH + "/" + id;
    try (var _ = locks.lockUploadByUri(address)) {
      var info = disk.getUploadInfo(address, project.toString());
      if (info == null) {
        throw TusRefusal.noSuchUpload(id);
      }
      requireFinished(id, info);
      var kept = adopt(project, info);
      disk.terminateUpload(info);
      return kept;
    } catch (IOException e) {
      throw UploadDisk.notKept(e);
    } catch (TusException e) {
      throw new IllegalStateException("upload " + id + " is locked and gone", e);
    }
  }

  /** What is no archive will not become one; no use in keeping it. */
  private Upload adopt(ProjectId project, UploadInfo info) throws IOException, TusException {
    try {
      return uploads.adopt(project, disk.data(info.getId()));
    } catch (BadArchive refused) {
      disk.terminateUpload(info);
      throw problem(refused);
    }
  }

  private static void requireFinished(String id, UploadInfo info) {
    if (info.isUploadInProgress()) {
      throw Problem.conflict(
          "upload-not-finished",
          "upload %s has %,d of %s bytes; PATCH the rest first"
              .formatted(
                  id,
                  info.getOffset(),
                  info.hasLength() ? "%,d".formatted(info.getLength()) : "an unknown number of"));
    }
  }

  private static Problem problem(BadArchive refused) {
    return refused.type().equals(UploadStream.TOO_LARGE)
        ? Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            UploadStream.TOO_LARGE,
            "the request has more bytes than the upload; send as many as Upload-Length says")
        : Problem.unprocessable(refused.type(), refused.reason());
  }

  /** Deletes those that nobody has sent to for too long, finished or not. */
  void expire(Instant now) throws IOException {
    if (!Files.isDirectory(disk.folder())) {
      return;
    }
    try (var folders = Files.list(disk.folder())) {
      for (var upload : folders.toList()) {
        expire(upload, now);
      }
    }
  }

  private void expire(Path upload, Instant now) throws IOException {
    try (var _ = locks.lockUploadByUri(PATH + "/" + upload.getFileName())) {
      if (UploadDisk.lastUsed(upload).plus(limits.uploadExpiry()).isBefore(now)) {
        FileSystemUtils.deleteRecursively(upload);
        log.info("upload {} has expired", upload.getFileName());
      }
    } catch (Problem busy) {
      log.debug("upload {} is being sent to", upload.getFileName());
    } catch (TusException e) {
      throw new IOException(e);
    }
  }
}
