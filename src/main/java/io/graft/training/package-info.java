/**
 * Turns examples and a plan into weights. Knows no HTTP, SQL or Spring; runs in its own process.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"network", "backbone::input"})
package io.graft.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
