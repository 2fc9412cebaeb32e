package io.graft.worker;

import org.jspecify.annotations.Nullable;

/**
 * The machine of a worker, or what its container leaves of it.
 *
 * @param load share of its cores that were busy lately, 0 to 1; null where it is not known
 * @param freeMemoryBytes what a program could still take
 */
record Machine(@Nullable Double load, int cores, long memoryBytes, long freeMemoryBytes) {}
