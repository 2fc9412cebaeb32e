package io.graft.worker;

import io.graft.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "workers", description = "Who trains, and on what")
class WorkerController {
  private final WorkerRegistry registry;

  WorkerController(WorkerRegistry registry) {
    this.registry = registry;
  }

  @GetMapping(path = "/api/v1/workers", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List the workers seen in the last 15 seconds, with their devices and jobs")
  Page<WorkerView> listWorkers() {
    return new Page<>(registry.present(), null);
  }
}
