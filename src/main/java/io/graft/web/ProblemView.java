package io.graft.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as it looks on the wire (RFC 9457); only for the documentation. */
@Schema(
    name = "Problem",
    example = ProblemView.EXAMPLE,
    additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record ProblemView(
    @Schema(description = "what kind of mistake, for programs") String type,
    String title,
    int status,
    @Schema(description = "the value and the fix, for people") String detail,
    @Schema(description = "the address that was asked") String instance,
    @Schema(description = "where fields are wrong: each, and why")
        @Nullable List<FieldError> errors) {
  static final String EXAMPLE =
      """
      {
        "type": "urn:graft:problem:invalid-plan",
        "title": "Invalid plan",
        "status": 400,
        "detail": "plan.phases[0].epochs: epochs must be from 1 to 10000, was 0",
        "instance": "/api/v1/jobs",
        "errors": [
          {"field": "plan.phases[0].epochs", "message": "epochs must be from 1 to 10000, was 0"}
        ]
      }
      """;
}
