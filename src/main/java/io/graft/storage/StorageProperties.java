package io.graft.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where bytes are kept.
 *
 * @param folder created when missing
 */
@ConfigurationProperties("graft.storage")
record StorageProperties(@DefaultValue("graft-data/storage") Path folder) {}
