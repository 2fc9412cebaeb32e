package io.graft.backbone;

import java.io.IOException;

/** Weights could not be had; the message says why and how to get on. */
public class WeightsUnavailable extends IOException {
  WeightsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
