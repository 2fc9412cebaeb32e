package io.graft.training;

import io.graft.network.Tensor;
import io.graft.network.Weights;
import java.util.List;

/**
 * One run through the phases, between two of its steps.
 *
 * @param now weights and statistics of the stages that were open so far
 * @param best the same stages when they were worth most
 * @param optimizer its state, in the order of {@link OptimizerState}
 */
record Snapshot(Standing standing, Weights now, Weights best, List<Tensor> optimizer) {}
