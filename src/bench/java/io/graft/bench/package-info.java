/** Harnesses that measure; run by hand, never by the tests. */
@NullMarked
package io.graft.bench;

import org.jspecify.annotations.NullMarked;
