package io.graft.inference;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How predictions are served.
 *
 * @param warmModels models kept loaded; the one unused for longest makes room
 * @param threads threads of one run, 0 for what ONNX Runtime takes by itself
 * @param parallel requests worked on at the same time, 0 for all cores but one
 * @param maxPictures in one request; they go through the network together
 * @param maxRequest all bytes of one request
 */
@Validated
@ConfigurationProperties("graft.inference")
record InferenceProperties(
    @DefaultValue("4") @Positive int warmModels,
    @DefaultValue("0") @PositiveOrZero int threads,
    @DefaultValue("0") @PositiveOrZero int parallel,
    @DefaultValue("32") @Positive int maxPictures,
    @DefaultValue("64MB") DataSize maxRequest) {

  InferenceProperties {
    int cores = Runtime.getRuntime().availableProcessors();
    parallel = parallel == 0 ? Math.max(1, cores - 1) : parallel;
  }
}
