package io.graft.training.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a trainer from the same classes as this process: a class path, or the
 * packaged jar.
 */
class JavaCommand {
  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  private JavaCommand() {}

  /**
   * @param scratch for temporary files: 28 MB of ONNX Runtime among them, which it deletes only
   *     when it ends by itself
   */
  static List<String> trainer(TrainerSettings settings, Path scratch) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.heapMegabytes() + "m");
    command.add("-XX:+UseSerialGC"); // small heap, and the cores belong to libtorch
    command.add("-XX:+ExitOnOutOfMemoryError");
    // libtorch can crash while a trainer is ended in a step: its report is not for the user's
    // folder
    command.add(
        "-XX:ErrorFile=" + settings.folder().toAbsolutePath().resolveSibling("crash-%p.log"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dai.djl.offline=true");
    command.add("-Dlogback.configurationFile=io/graft/training/process/logback.xml");
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-DDJL_CACHE_DIR=" + settings.folder().toAbsolutePath());
    command.add("-cp");
    command.add(classPath());
    if (packaged()) {
      command.add("-Dloader.main=" + TrainerMain.class.getName());
      command.add(LAUNCHER);
    } else {
      command.add(TrainerMain.class.getName());
    }
    return command;
  }

  private static String classPath() {
    // Surefire hides the class path of tests in the manifest of a jar, and tells it here
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /**
   * In the packaged jar the libraries are jars within a jar, which only Boot's launcher can open.
   */
  private static boolean packaged() {
    return JavaCommand.class.getResource("JavaCommand.class").toString().contains("BOOT-INF");
  }
}
