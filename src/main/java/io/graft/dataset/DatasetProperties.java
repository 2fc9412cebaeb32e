package io.graft.dataset;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much an upload may be. All is counted while it is read: headers may claim anything.
 *
 * @param maxUpload of the archive itself
 * @param maxUnpacked of all its files together
 * @param maxFile of one file; larger ones are skipped
 * @param maxFiles in the archive, wanted or not
 * @param maxRatio of unpacked to packed bytes; pictures are packed already, so this is generous
 * @param maxPixels of one picture; larger ones are skipped, told from their header
 * @param valShare the share of each class that becomes val where the archive has no val folder
 * @param testShare the share of each class that becomes test where the archive has no split at all;
 *     0 draws none
 * @param lookAgain how often to look for uploads that another process left undone
 * @param uploads where resumable uploads lie until they become datasets; best on the disk of the
 *     storage, as they are moved there
 * @param uploadExpiry how long after its last bytes a resumable upload is deleted
 */
@Validated
@ConfigurationProperties("graft.dataset")
record DatasetProperties(
    @DefaultValue("10GB") DataSize maxUpload,
    @DefaultValue("20GB") DataSize maxUnpacked,
    @DefaultValue("64MB") DataSize maxFile,
    @DefaultValue("500000") @Positive int maxFiles,
    @DefaultValue("100") @Positive int maxRatio,
    @DefaultValue("100000000") @Positive long maxPixels,
    @DefaultValue("0.15") @DecimalMin("0.01") @DecimalMax("0.9") double valShare,
    @DefaultValue("0.15") @DecimalMin("0") @DecimalMax("0.9") double testShare,
    @DefaultValue("1m") @DurationMin(seconds = 1) Duration lookAgain,
    @DefaultValue("graft-data/uploads") Path uploads,
    @DefaultValue("1d") @DurationMin(minutes = 1) Duration uploadExpiry) {

  DatasetProperties {
    requirePositive("max-upload", maxUpload);
    requirePositive("max-unpacked", maxUnpacked);
    requirePositive("max-file", maxFile);
    if (maxFile.compareTo(DataSize.ofGigabytes(1)) > 0) {
      throw new IllegalArgumentException(
          "graft.dataset.max-file must be at most 1GB, as files are read into memory, was "
              + maxFile);
    }
    if (valShare + testShare >= 1) {
      throw new IllegalArgumentException(
          "graft.dataset.val-share %s and graft.dataset.test-share %s leave nothing to learn from; lower one of them"
              .formatted(valShare, testShare));
    }
  }

  private static void requirePositive(String name, DataSize size) {
    if (size.toBytes() < 1) {
      throw new IllegalArgumentException(
          "graft.dataset.%s must be at least 1B, was %s".formatted(name, size));
    }
  }
}
