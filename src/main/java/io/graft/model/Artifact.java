package io.graft.model;

/** One downloadable file of a model; {@code size} in bytes. */
public record Artifact(ArtifactKind kind, long size, String sha256) {}
