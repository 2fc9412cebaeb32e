/** Answers what a trained model sees. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "web",
      "network",
      "backbone::input",
      "dataset",
      "training",
      "model"
    })
package io.graft.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
