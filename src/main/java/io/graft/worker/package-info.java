/** Takes jobs from the queue, one per device slot, and runs each in a trainer process. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "storage",
      "access",
      "web",
      "backbone",
      "backbone::input",
      "dataset",
      "training",
      "training::process",
      "model",
      "job",
      "job::queue"
    })
package io.graft.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
