package io.graft.model;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A model as lists show it. */
@Schema(name = "ModelSummary")
record ModelSummary(
    UUID id,
    String name,
    Instant createdAt,
    String backbone,
    List<String> classes,
    double accuracy,
    double macroF1) {}
