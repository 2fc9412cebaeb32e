package io.graft.worker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How this machine trains.
 *
 * @param name how jobs and people know this worker; the host name and process id when empty
 * @param pollEvery how often an idle slot asks for a job
 * @param beatEvery how often a busy slot says that it lives and asks whether to stop
 * @param threads each trainer computes with; 0 shares the cores among the slots
 * @param heap of each trainer's Java objects; tensors come on top
 * @param measure whether an idle worker finds out how fast it is, for estimates
 * @param cache what one file of computed activations may take
 * @param folder for computed activations and libtorch's native files
 */
@Validated
@ConfigurationProperties("graft.worker")
record WorkerProperties(
    @DefaultValue("") @NotNull String name,
    @DefaultValue("250ms") Duration pollEvery,
    @DefaultValue("300ms") Duration beatEvery,
    @DefaultValue("0") @PositiveOrZero int threads,
    @DefaultValue("1GB") DataSize heap,
    @DefaultValue("true") boolean measure,
    @DefaultValue("4GB") DataSize cache,
    @DefaultValue("graft-data/worker") Path folder) {}
