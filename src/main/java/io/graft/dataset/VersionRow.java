package io.graft.dataset;

import io.graft.storage.StorageKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A version as it is written down.
 *
 * @param upload the archive, until it is ingested and deleted
 * @param datasetCreatedAt what lists of datasets are ordered by
 */
record VersionRow(DatasetVersion version, Optional<StorageKey> upload, Instant datasetCreatedAt) {}
