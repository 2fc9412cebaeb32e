/** The dashboard as somebody with a browser meets it. */
@NullMarked
package io.graft.dashboard;

import org.jspecify.annotations.NullMarked;
