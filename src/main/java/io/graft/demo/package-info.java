/**
 * Shows the whole story by itself, with the Spring profile {@code demo}: draws pictures and learns
 * to tell them apart, through the REST API like anybody else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.graft.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
