package io.graft.network;

import java.io.IOException;

/** A weights file is damaged or of a kind that is not read; the message says where and what. */
public final class UnreadableWeights extends IOException {
  UnreadableWeights(String message) {
    super(message);
  }
}
