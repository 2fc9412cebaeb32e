/**
 * Draws pictures for whoever has none. With the Spring profile {@code demo} it shows the whole
 * story by itself: learns to tell them apart, through the REST API like anybody else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "dataset"})
package io.graft.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
