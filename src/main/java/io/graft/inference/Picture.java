package io.graft.inference;

/** A picture as it was sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(String file, byte[] bytes) {}
