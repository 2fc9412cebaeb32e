package io.graft.demo;

/** The story cannot go on, for a reason that the service gives. */
class Refused extends RuntimeException {
  Refused(String reason) {
    super(reason);
  }
}
