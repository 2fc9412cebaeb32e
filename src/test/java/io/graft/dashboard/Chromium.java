package io.graft.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, without a window. Where there is none the tests that need it are
 * skipped and say so, unless GRAFT_BROWSER is {@code required}.
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  static Chromium start() {
    var program = find();
    if (program.isEmpty() && !"required".equals(System.getenv("GRAFT_BROWSER"))) {
      Assumptions.abort("there is no Chromium on the PATH: install it to test the dashboard");
    }
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--use-fake-device-for-media-stream", // a camera with a test picture
                            "--use-fake-ui-for-media-stream"))); // that everybody may use
    return new Chromium(playwright, browser);
  }

  private static Optional<Path> find() {
    var path = System.getenv().getOrDefault("PATH", "");
    var onPath =
        Arrays.stream(path.split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    var onMac = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    return Stream.concat(onPath, Stream.of(onMac)).filter(Files::isExecutable).findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
