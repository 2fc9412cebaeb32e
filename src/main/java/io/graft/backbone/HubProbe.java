package io.graft.backbone;

import java.net.URI;
import java.util.Optional;

/** Finds out whether a file could be downloaded now, without doing it. */
interface HubProbe {
  /** What its host did instead, such as "did not answer"; empty where the file can be had. */
  Optional<String> refusal(URI file);
}
