package io.graft.training.process;

import java.nio.file.Path;

/**
 * What a trainer process gets of the machine.
 *
 * @param folder where libtorch's native files are unpacked
 * @param threads for computing; with more than there are cores, trainers slow each other down
 * @param heapMegabytes for Java objects; tensors live outside of it
 */
public record TrainerSettings(Path folder, int threads, int heapMegabytes) {}
