package io.graft.backbone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the download of a weights file has come.
 *
 * @param received bytes here so far, those of earlier tries included
 * @param total bytes of the whole file
 * @param error why it failed, and what to do
 */
public record Download(
    State state, long received, long total, Instant startedAt, @Nullable String error) {
  public enum State {
    RUNNING,
    FAILED
  }

  static Download starting(long total) {
    return new Download(State.RUNNING, 0, total, Instant.now(), null);
  }

  Download at(long received) {
    return new Download(state, received, total, startedAt, error);
  }

  Download failed(String error) {
    return new Download(State.FAILED, received, total, startedAt, error);
  }
}
