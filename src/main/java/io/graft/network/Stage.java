package io.graft.network;

/** A part of a network that is frozen or trained as a whole. */
public record Stage(String name, Layer body) {}
