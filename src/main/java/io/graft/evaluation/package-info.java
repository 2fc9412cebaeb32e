/** What models answered to pictures that they had not seen, and how two of them differ. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"access", "web", "network", "dataset", "training", "model"})
package io.graft.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
