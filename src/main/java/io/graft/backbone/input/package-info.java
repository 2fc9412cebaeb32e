/** The input a backbone expects, and how pictures become it: decoded, resized, cropped. */
@NamedInterface("input")
@NullMarked
package io.graft.backbone.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
