package io.graft.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.graft.network.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as lists show it.
 *
 * @param job that made it
 * @param examples that the accuracy is of
 */
@Schema(name = "ModelSummary")
record ModelSummary(
    UUID id,
    String name,
    UUID job,
    Instant createdAt,
    String backbone,
    Task task,
    List<String> classes,
    int examples,
    double accuracy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccuracyInterval accuracyInterval,
    double macroF1,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double meanAveragePrecision) {}
