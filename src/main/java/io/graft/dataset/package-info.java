/** Labelled examples somebody uploaded, as immutable versions. */
@NullMarked
package io.graft.dataset;

import org.jspecify.annotations.NullMarked;
