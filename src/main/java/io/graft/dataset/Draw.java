package io.graft.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Splits the pictures of a class. They are ordered by a hash of seed and content, and the first
 * ones become test, the next val, the others train: as random as a shuffle, yet the same for the
 * same pictures whatever archive they came in, and a picture rarely changes sides when others are
 * added.
 *
 * @param testShare 0 draws no test
 */
record Draw(long seed, double valShare, double testShare) {

  /** Fewer pictures than this are too few to take one away for test. */
  private static final int FEWEST_FOR_TEST = 4;

  record Sizes(int train, int val, int test) {
    /** The split at a place in the order of the draw. */
    private Split of(int place) {
      return place < test ? Split.TEST : place < test + val ? Split.VAL : Split.TRAIN;
    }
  }

  Draw withoutTest() {
    return new Draw(seed, valShare, 0);
  }

  /**
   * What becomes of each of at least two pictures, by SHA-256. Of every class val and train get at
   * least one, and test too from four pictures on.
   */
  Map<String, Split> of(List<String> sha256) {
    var sizes = sizes(sha256.size());
    var order = sha256.stream().sorted(Comparator.comparing(this::ticket)).toList();
    var drawn = new HashMap<String, Split>();
    for (int i = 0; i < order.size(); i++) {
      drawn.put(order.get(i), sizes.of(i));
    }
    return drawn;
  }

  /** How many of at least two pictures each split gets. */
  Sizes sizes(int count) {
    int test = tests(count);
    int val = share(valShare, count, count - Math.min(test, 1) - 1);
    test = Math.min(test, count - val - 1);
    return new Sizes(count - val - test, val, test);
  }

  private int tests(int count) {
    return testShare == 0 || count < FEWEST_FOR_TEST ? 0 : share(testShare, count, count - 2);
  }

  private static int share(double share, int count, int most) {
    return Math.clamp(Math.round(share * count), 1, Math.max(1, most));
  }

  /** The place of a picture in the draw. */
  String ticket(String sha256) {
    byte[] seeded = (seed + ":" + sha256).getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(Inspection.digest().digest(seeded));
  }
}
