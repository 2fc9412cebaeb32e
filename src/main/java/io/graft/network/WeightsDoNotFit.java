package io.graft.network;

import java.util.List;

/** The weights are not those of the network; each problem is a sentence about one tensor. */
public final class WeightsDoNotFit extends RuntimeException {
  private static final int SHOWN = 5;

  private final List<String> problems;

  WeightsDoNotFit(String architecture, List<String> problems) {
    super(summary(architecture, problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }

  private static String summary(String architecture, List<String> problems) {
    String shown = String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size())));
    String more = problems.size() > SHOWN ? "; and " + (problems.size() - SHOWN) + " more" : "";
    return "The weights do not fit " + architecture + ": " + shown + more;
  }
}
