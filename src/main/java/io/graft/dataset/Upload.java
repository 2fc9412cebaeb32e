package io.graft.dataset;

import io.graft.storage.StorageKey;

/** What has become of an uploaded file on its way in. */
sealed interface Upload {
  record Kept(StorageKey key) implements Upload {}

  record Lost(String reason) implements Upload {}
}
