/** The manners of the HTTP API that every room shares: problem details and pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.graft.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
