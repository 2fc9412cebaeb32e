package io.graft.dataset;

/** A picture that was found fit and lies in the pack, before anybody asked what it shows. */
record PackedPicture(
    EntryPath path, long offset, int length, String sha256, int width, int height) {}
