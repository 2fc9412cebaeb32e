package io.graft.training;

/**
 * What became of a stage: one that was frozen in every phase has the same SHA-256 before and after,
 * over its weights and its running statistics.
 */
public record StageProof(
    String name, long parameters, boolean frozen, String sha256Before, String sha256After) {}
