/** Trained weights, what they are worth, and how they came to be. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"storage", "access", "web", "network", "backbone", "backbone::input"})
package io.graft.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
