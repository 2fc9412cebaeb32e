/** Requests for training, and how far each has come. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "storage",
      "web",
      "network",
      "backbone",
      "backbone::input",
      "dataset",
      "training",
      "model"
    })
package io.graft.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
