package io.graft.dataset;

import io.graft.access.ProjectId;
import io.graft.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Datasets that another room makes, rather than somebody who uploads them. */
@Component
public class GivenDatasets {
  private final DatasetProperties limits;
  private final Storage storage;
  private final VersionRows versions;
  private final Uploads uploads;
  private final Arrivals arrivals;

  GivenDatasets(
      DatasetProperties limits,
      Storage storage,
      VersionRows versions,
      Uploads uploads,
      Arrivals arrivals) {
    this.limits = limits;
    this.storage = storage;
    this.versions = versions;
    this.uploads = uploads;
    this.arrivals = arrivals;
  }

  /** Who writes the archive of a dataset, one folder of pictures per class. */
  public interface Maker {
    void write(Path archive) throws IOException;
  }

  /**
   * A dataset that was given.
   *
   * @param wasThere whether it had been given, or uploaded, before
   */
  public record Given(DatasetView dataset, boolean wasThere) {}

  /**
   * Has a dataset ingested, unless there is one whose name and pictures are the same, in the same
   * classes and splits; one that is still being ingested counts where its archive is the same. One
   * at a time, so that two who ask at once get the same.
   */
  public synchronized Given give(ProjectId project, String name, Maker maker) throws IOException {
    Path folder = storage.scratch();
    try {
      Path archive = folder.resolve("archive");
      maker.write(archive);
      var there = find(project, name, archive);
      if (there.isPresent()) {
        return new Given(DatasetView.of(there.get()), true);
      }
      var upload = uploads.adopt(project, archive);
      return new Given(
          DatasetView.of(arrivals.dataset(project, name, Modality.IMAGE, upload)), false);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private Optional<DatasetVersion> find(ProjectId project, String name, Path archive)
      throws IOException {
    var candidates = versions.named(project, name);
    var content = candidates.isEmpty() ? "" : contentHash(archive);
    for (var row : candidates) {
      if (isSame(row, archive, content)) {
        return Optional.of(row.version());
      }
    }
    return Optional.empty();
  }

  private boolean isSame(VersionRow row, Path archive, String content) throws IOException {
    return switch (row.version().state()) {
      case DatasetState.Ready ready -> ready.contentHash().equals(content);
      case DatasetState.Ingesting _ -> {
        var upload = row.upload().orElseThrow();
        // it goes when the ingestion ends, which may be now
        yield storage.exists(upload)
            ? Files.mismatch(storage.local(upload), archive) < 0
            : isSame(versions.find(row.version().id()).orElseThrow(), archive, content);
      }
      case DatasetState.Rejected _ -> false;
    };
  }

  /** What ingestion will say of the archive, without looking at the pictures. */
  private String contentHash(Path archive) throws IOException {
    var pictures = new ArrayList<PackedPicture>();
    try (var files = Archive.open(archive, limits)) {
      for (var file = files.next(); file != null; file = files.next()) {
        byte[] bytes = file.read(Math.toIntExact(limits.maxFile().toBytes()));
        pictures.add(
            new PackedPicture(file.path(), 0, bytes.length, Inspection.sha256(bytes), 1, 1));
      }
    }
    var outcome =
        new Assembly(limits.valShare(), limits.testShare())
            .of(pictures, Optional.empty(), List.of(), 0);
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted.ready().contentHash();
      case Outcome.Refused refused -> throw new BadArchive("bad-archive", refused.reason());
    };
  }
}
