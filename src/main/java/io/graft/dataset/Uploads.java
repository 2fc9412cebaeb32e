package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import io.graft.storage.StorageKey;
import io.graft.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads an upload off the wire straight into storage: it is on disk once and never in memory, and
 * what is no archive is refused by its first bytes. Spring's own multipart handling would write all
 * of it to a second place first, and would fail there before we could say to whom it happened.
 */
@Component
class Uploads {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_PARTS = 20;

  private final DatasetProperties limits;
  private final Storage storage;

  Uploads(DatasetProperties limits, Storage storage) {
    this.limits = limits;
    this.storage = storage;
  }

  /** The form of a request, its archive in storage; or a problem, and nothing in storage. */
  UploadForm receive(ProjectId project, HttpServletRequest request, Set<String> fields) {
    if (request.getContentLengthLong() > limits.maxUpload().toBytes() + BUFFER) {
      throw tooLarge();
    }
    var key = newKey(project);
    var form = new UploadForm(fields);
    boolean received = false;
    try {
      read(request, key, form);
      form.check();
      received = true;
      return form;
    } catch (BadArchive e) {
      throw e.type().equals(UploadStream.TOO_LARGE)
          ? tooLarge()
          : Problem.unprocessable(e.type(), e.reason());
    } catch (IOException e) {
      throw Problem.badRequest(
          "broken-upload",
          "the request ends early or is no multipart/form-data (%s); send it again"
              .formatted(e.getMessage()));
    } finally {
      if (!received) {
        delete(key);
        drain(request);
      }
    }
  }

  private static StorageKey newKey(ProjectId project) {
    return new StorageKey("projects/%s/uploads/%s".formatted(project, UUID.randomUUID()));
  }

  /** Takes a finished file into storage, if it is an archive; it is gone from where it was then. */
  Upload.Kept adopt(ProjectId project, Path file) throws IOException {
    ArchiveFormat format;
    try (var bytes = Files.newInputStream(file)) {
      format = ArchiveFormat.of(bytes.readNBytes(ArchiveFormat.BEGINNING));
    }
    if (format == ArchiveFormat.ZIP) {
      checkList(file);
    }
    var key = newKey(project);
    storage.adopt(key, file);
    return new Upload.Kept(key);
  }

  private Problem tooLarge() {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "upload-too-large",
        "the upload is larger than %,d bytes (graft.dataset.max-upload); make the pictures smaller or split it into several datasets"
            .formatted(limits.maxUpload().toBytes()));
  }

  private void read(HttpServletRequest request, StorageKey key, UploadForm form)
      throws IOException {
    var parser = new FileUpload();
    parser.setHeaderEncoding("UTF-8");
    FileItemIterator parts = parser.getItemIterator(new ServletRequestContext(request));
    for (int part = 0; parts.hasNext(); part++) {
      if (part == MOST_PARTS) {
        throw new IOException("it has more than %d parts".formatted(MOST_PARTS));
      }
      read(parts.next(), key, form);
    }
  }

  private void read(FileItemStream part, StorageKey key, UploadForm form) throws IOException {
    String field = String.valueOf(part.getFieldName());
    if (part.isFormField()) {
      try (var bytes = part.openStream()) {
        form.text(field, new String(bytes.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8));
      }
    } else if (form.wantsFile(field, String.valueOf(part.getName()))) {
      form.file(keep(part, key));
    }
  }

  private Upload keep(FileItemStream part, StorageKey key) throws IOException {
    try (var stream = new UploadStream(part.openStream(), limits.maxUpload().toBytes());
        var bytes = new BufferedInputStream(stream, BUFFER)) {
      bytes.mark(BUFFER);
      var format = ArchiveFormat.of(bytes.readNBytes(ArchiveFormat.BEGINNING));
      bytes.reset();
      try {
        storage.put(key, bytes);
        if (format == ArchiveFormat.ZIP) {
          checkList(storage.local(key));
        }
      } catch (BadArchive e) {
        throw e;
      } catch (IOException e) {
        stream.rethrowFailure(); // the sender's trouble, not the disk's
        log.warn("an upload could not be kept", e);
        return new Upload.Lost(StorageTrouble.sentence(e));
      }
      return new Upload.Kept(key);
    }
  }

  /** A zip has a list of its files, so that mistakes in it can be told at once. */
  private void checkList(Path file) throws IOException {
    try (var zip = new ZipArchive(file, limits)) {
      boolean empty = zip.next() == null;
      if (empty) {
        throw BadArchive.empty();
      }
      while (zip.next() != null) {
        // every name is checked as it comes
      }
    }
  }

  /** Deletes the archive of a form that nobody wants after all. */
  void discard(Upload upload) {
    if (upload instanceof Upload.Kept(StorageKey key)) {
      delete(key);
    }
  }

  private void delete(StorageKey key) {
    try {
      storage.delete(key);
    } catch (IOException e) {
      log.warn("{} could not be deleted", key, e);
    }
  }

  /** A sender listens for an answer only when all is sent. */
  private void drain(HttpServletRequest request) {
    try (var rest = new UploadStream(request.getInputStream(), limits.maxUpload().toBytes())) {
      rest.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      log.debug("the sender of a refused upload has gone", e);
    }
  }
}
