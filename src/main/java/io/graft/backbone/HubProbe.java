package io.graft.backbone;

import java.net.URI;

/** Finds out whether something could be downloaded now, without doing it. */
interface HubProbe {
  boolean answers(URI file);
}
