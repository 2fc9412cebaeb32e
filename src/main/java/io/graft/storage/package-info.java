/** Bytes by key, on disk or in a bucket. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.graft.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
