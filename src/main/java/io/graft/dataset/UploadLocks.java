package io.graft.dataset;

import io.graft.web.Problem;
import java.io.IOException;
import java.nio.file.Path;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadAlreadyLockedException;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.disk.DiskLockingService;
import org.springframework.http.HttpStatus;

/** One request at a time for each upload; the library would answer the second with nothing. */
final class UploadLocks extends DiskLockingService {
  UploadLocks(Path folder) {
    super(folder.toString());
  }

  @Override
  public UploadLock lockUploadByUri(String address) throws TusException, IOException {
    try {
      return super.lockUploadByUri(address);
    } catch (UploadAlreadyLockedException busy) {
      throw Problem.of(
          HttpStatus.LOCKED,
          "upload-busy",
          "another request is at work on this upload; try again when it has ended");
    }
  }
}
