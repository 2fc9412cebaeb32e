package io.graft.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The headline of a finished training, on pictures it never learned from.
 *
 * @param accuracy share of right answers; of a multi-label dataset the share of right decisions
 * @param meanAveragePrecision of a multi-label dataset only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobMetrics(
    String split,
    int examples,
    double accuracy,
    double loss,
    double macroF1,
    @Nullable Double meanAveragePrecision) {}
