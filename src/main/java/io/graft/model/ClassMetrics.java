package io.graft.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How well one class is told from the others; a class that was never predicted has precision 0.
 *
 * @param support examples of the class among those measured
 * @param rocAuc area under the ROC curve of this class against all others; absent where there are
 *     no examples of one side
 * @param averagePrecision of a multi-label model only; absent where there are no examples of the
 *     class
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassMetrics(
    String name,
    int support,
    double precision,
    double recall,
    double f1,
    @Nullable Double rocAuc,
    @Nullable Double averagePrecision) {}
