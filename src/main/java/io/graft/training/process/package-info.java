/** The trainer as a process of its own: JSON lines in, JSON lines out. */
@NullMarked
@NamedInterface("process")
package io.graft.training.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
