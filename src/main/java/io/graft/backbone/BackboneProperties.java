package io.graft.backbone;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where published weights are had from.
 *
 * @param hub the Hugging Face hub, or a mirror of it
 * @param downloads folder for files that are not whole yet; on the disk of the storage folder, so
 *     that a finished one is only moved
 * @param patience how long to wait for a connection, and for the next bytes
 */
@ConfigurationProperties("graft.backbone")
record BackboneProperties(
    @DefaultValue("https://huggingface.co") URI hub,
    @DefaultValue("graft-data/downloads") Path downloads,
    @DefaultValue("20s") Duration patience) {}
