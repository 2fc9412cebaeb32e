/** Answers what a trained model sees. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "web", "network", "model", "backbone::input"})
package io.graft.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
