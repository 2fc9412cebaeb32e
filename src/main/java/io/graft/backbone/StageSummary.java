package io.graft.backbone;

import io.graft.network.Network;
import java.util.List;
import java.util.stream.IntStream;

/** One stage of a network, the part that a plan freezes or opens as a whole. */
public record StageSummary(String name, long parameters) {

  static List<StageSummary> of(Network network) {
    return IntStream.range(0, network.depth())
        .mapToObj(
            stage ->
                new StageSummary(
                    network.stages().get(stage).name(), network.stageParameters(stage)))
        .toList();
  }
}
