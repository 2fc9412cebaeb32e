/** Who may do what. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.graft.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
