package io.graft.dataset;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws the val part of a class. Pictures are ordered by a hash of seed and content and the first
 * ones taken: as random as a shuffle, yet the same for the same pictures whatever archive they came
 * in, and a picture rarely changes sides when others are added.
 */
record Draw(long seed, double share) {

  /** The SHA-256 of those to become val: the share, but at least one, and never all. */
  Set<String> val(List<String> sha256) {
    int wanted = (int) Math.round(share * sha256.size());
    int count = Math.clamp(wanted, 1, Math.max(1, sha256.size() - 1));
    return sha256.stream()
        .map(content -> Map.entry(ticket(content), content))
        .sorted(Map.Entry.comparingByKey())
        .limit(count)
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  private String ticket(String sha256) {
    byte[] seeded = (seed + ":" + sha256).getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(Inspection.digest().digest(seeded));
  }
}
