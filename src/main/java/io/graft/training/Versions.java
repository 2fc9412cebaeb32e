package io.graft.training;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** What computed: the versions that a result may depend on. */
class Versions {
  private Versions() {}

  static Map<String, String> here() {
    var versions = new LinkedHashMap<String, String>();
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("djl", Engine.getDjlVersion());
    versions.put("libtorch", Engine.getEngine("PyTorch").getVersion());
    versions.put("onnxruntime", OnnxFile.version());
    return versions;
  }
}
