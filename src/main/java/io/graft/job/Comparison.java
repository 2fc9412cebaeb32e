package io.graft.job;

import java.util.List;
import java.util.UUID;

/**
 * What running a job again made of it.
 *
 * @param identical whether every stage has the same bits, and the metrics are the same numbers
 * @param model that of the first run
 * @param accuracy of this run less that of the first
 * @param loss of this run less that of the first
 */
public record Comparison(
    boolean identical, UUID model, double accuracy, double loss, List<Stage> stages) {

  public record Stage(String name, boolean identical) {}
}
