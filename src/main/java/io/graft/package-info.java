/** Graft: transfer learning as a service. */
@NullMarked
package io.graft;

import org.jspecify.annotations.NullMarked;
