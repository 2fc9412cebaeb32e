package io.graft.dashboard;

import io.graft.LiveService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every page of the dashboard, on a service that has trained. */
record Places(LiveService service, String multiLabelModel) {
  private static final List<String> MODEL_TABS =
      List.of("confusion", "mistakes", "calibration", "roc", "try", "proof", "use");

  private static final List<String> MULTI_LABEL_TABS = List.of("mistakes", "calibration", "roc");

  private static final List<String> DATASET_TABS = List.of("classes", "skipped", "versions");

  /** What comes after the # of each address, by a name for it. */
  Map<String, String> all() {
    var dataset = service.get("/datasets").path("items").path(0).path("id").asString();
    var done =
        service
            .get("/jobs?state=SUCCEEDED")
            .path("items")
            .valueStream()
            .reduce((_, last) -> last)
            .orElseThrow();
    var job = done.path("id").asString();
    var model = done.path("model").asString();
    var places = new LinkedHashMap<String, String>();
    places.put("home", "/");
    places.put("datasets", "/datasets");
    places.put("dataset", "/datasets/" + dataset);
    places.put("train", "/train?dataset=" + dataset);
    places.put("jobs", "/jobs");
    places.put("job", "/jobs/" + job);
    places.put("models", "/models");
    places.put("model", "/models/" + model);
    for (var tab : MODEL_TABS) {
      places.put("model-tab-" + tab, "/models/" + model + "?tab=" + tab);
    }
    places.put("multi-label-model", "/models/" + multiLabelModel);
    for (var tab : MULTI_LABEL_TABS) {
      places.put("multi-label-model-tab-" + tab, "/models/" + multiLabelModel + "?tab=" + tab);
    }
    for (var tab : DATASET_TABS) {
      places.put("dataset-tab-" + tab, "/datasets/" + dataset + "?tab=" + tab);
    }
    places.put("compare", "/compare?jobs=" + job);
    return places;
  }
}
