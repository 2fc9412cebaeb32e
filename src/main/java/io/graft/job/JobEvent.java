package io.graft.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One line of the story of a job.
 *
 * @param sequence from 1, without gaps
 * @param attempt which run of the job it belongs to
 */
@Schema(
    example =
        """
        {"sequence":12,"at":"2026-11-21T10:15:30Z","attempt":1,"type":"epoch","data":{"phase":0,"epoch":3,"validationAccuracy":0.954}}
        """)
public record JobEvent(long sequence, Instant at, int attempt, String type, JsonNode data) {
  /** The type of the event that a job came to another state. */
  public static final String STATE = "state";
}
