package io.graft.backbone;

import java.nio.file.Path;

/** Weights on this machine; nobody writes to the file. */
public record WeightsFile(Path path, String sha256) {}
