package io.graft.backbone;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One training on the way from the first weights to those of a backbone.
 *
 * @param model that came out of it and became a backbone; it may be deleted since
 * @param datasetHash content hash of the data set version
 * @param backbone it started from
 * @param backboneSha256 of the file it started from; null where the weights were drawn from a seed
 */
public record Generation(
    UUID model,
    UUID job,
    UUID dataset,
    int datasetVersion,
    String datasetHash,
    String backbone,
    @Nullable String backboneSha256) {}
