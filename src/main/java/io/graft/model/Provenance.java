package io.graft.model;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Everything needed to say how a model came to be, and to make it again.
 *
 * @param datasetHash content hash of the data set version
 * @param backboneSha256 of the file with the pretrained weights, empty where there is none
 * @param plan the expanded training plan, as JSON
 * @param versions of graft, java, djl, libtorch and onnxruntime
 */
public record Provenance(
    UUID job,
    UUID dataset,
    int datasetVersion,
    String datasetHash,
    String backbone,
    String architecture,
    String backboneSha256,
    @JsonRawValue @JsonDeserialize(using = RawJson.class) @Schema(implementation = Object.class)
        String plan,
    long seed,
    Map<String, String> versions,
    String device,
    Instant startedAt,
    Instant finishedAt,
    List<StageProof> stages) {

  public Provenance {
    versions = Map.copyOf(versions);
    stages = List.copyOf(stages);
  }
}
