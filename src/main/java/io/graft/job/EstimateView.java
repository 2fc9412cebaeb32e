package io.graft.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.graft.training.Estimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job would take, on the device that would be done first. */
@Schema(name = "Estimate", example = JobExamples.ESTIMATE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record EstimateView(
    @Schema(
            description =
                "from the start of the job to its model, all epochs run and nothing cached before;"
                    + " missing where no worker has measured its speed yet")
        @Nullable Double seconds,
    List<Estimate.Part> parts,
    @Schema(description = "of the trainer at its largest") @Nullable Long memoryBytes,
    @Schema(description = "decoded pictures and activations on the worker's disk")
        @Nullable Long cacheBytes,
    @Nullable String worker,
    @Schema(example = "cpu") @Nullable String device,
    @Schema(description = "where the figures come from") String basis,
    @Nullable String backbone,
    @Schema(description = "why this backbone, where none was named") @Nullable String note) {

  static EstimateView unknown(String why) {
    return new EstimateView(null, List.of(), null, null, null, null, why, null, null);
  }

  EstimateView with(String backbone, @Nullable String note) {
    return new EstimateView(
        seconds, parts, memoryBytes, cacheBytes, worker, device, basis, backbone, note);
  }
}
