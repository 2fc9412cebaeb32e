/** A pretrained network, where its weights come from, and the input it expects. */
@NullMarked
@ApplicationModule(allowedDependencies = {"storage", "access", "web", "network"})
package io.graft.backbone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
