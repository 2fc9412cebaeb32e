/** Lease a job, keep it alive, hand it back. */
@NullMarked
@NamedInterface("queue")
package io.graft.job.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
