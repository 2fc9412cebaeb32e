package io.graft.model;

/**
 * What training did to one stage of the network: a frozen one has the same SHA-256 before and
 * after.
 *
 * @param parameters numbers the stage holds
 */
public record StageProof(
    String name, long parameters, boolean frozen, String sha256Before, String sha256After) {

  public boolean unchanged() {
    return sha256Before.equals(sha256After);
  }
}
