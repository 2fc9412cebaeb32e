package io.graft.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.graft.GraftTest;
import io.graft.dataset.Drawn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pictures are brought to the service through the browser, over lines good and bad. */
@GraftTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class UploadPageTests {
  private static final int CHUNK = 8 * 1024 * 1024; // what the page sends at once
  private static final String PICTURES = "8 pictures of 2 classes";

  @LocalServerPort int port;

  private Chromium chromium;

  @BeforeAll
  void openBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aFileThatIsNoArchiveIsRefusedWithWhatToDo() {
    try (var visitor = visitor(port)) {
      var text = "I am not a zip".getBytes(StandardCharsets.UTF_8);
      fileInput(visitor).setInputFiles(new FilePayload("holiday.zip", "application/zip", text));
      visitor.text("send a zip").waitFor();
      assertThat(visitor.barriers()).isEmpty();
      visitor.keepScreenshot("datasets-mistake");
    }
  }

  @Test
  void aFolderThatIsDroppedBecomesADataset(@TempDir Path folder) throws IOException {
    for (var picture : Drawn.folders(4, "ants", "bees").entrySet()) {
      var file = folder.resolve("dropped").resolve(picture.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, picture.getValue());
    }
    try (var visitor = visitor(port)) {
      visitor.drop(folder.resolve("dropped"), visitor.page.locator(".drop-zone"));
      visitor.text(PICTURES).waitFor();
      visitor.assertNoErrors();
    }
  }

  @Test
  void aPausedUploadGoesOnFromWhereItWas(@TempDir Path folder) throws IOException {
    try (var visitor = visitor(port)) {
      var sent = new Chunks(visitor);
      fileInput(visitor).setInputFiles(twentyMegabytes(folder));
      sent.holdTheSecond();
      visitor.button("Pause").click();
      visitor.text("paused").waitFor();
      visitor.keepScreenshot("upload-paused");
      sent.letGo();
      visitor.button("Resume").click();
      visitor.text(PICTURES).waitFor();
      assertThat(sent.offsets).containsExactly(0, CHUNK, CHUNK, 2 * CHUNK);
      visitor.assertNoErrors();
    }
  }

  @Test
  void anUploadGoesOnAfterTheLineBrokeWithoutAWord(@TempDir Path folder) throws IOException {
    try (var line = new Relay(port);
        var visitor = visitor(line.port())) {
      var sent = new Chunks(visitor);
      fileInput(visitor).setInputFiles(twentyMegabytes(folder));
      var second = sent.holdTheSecond();
      line.cut();
      second.abort();
      visitor.text("the connection broke").waitFor();
      sent.letGo();
      line.mend();
      visitor.text(PICTURES).waitFor();
      assertThat(sent.offsets).containsExactly(0, CHUNK, CHUNK, 2 * CHUNK);
    }
  }

  @Test
  void anUploadGoesOnAfterThePageWasLoadedAnew(@TempDir Path folder) throws IOException {
    try (var visitor = visitor(port)) {
      var file = twentyMegabytes(folder);
      var sent = new Chunks(visitor);
      fileInput(visitor).setInputFiles(file);
      sent.holdTheSecond();
      visitor.open("/datasets");
      visitor.text("was interrupted at 40").waitFor();
      assertThat(visitor.barriers()).isEmpty();
      sent.letGo();
      fileInput(visitor).setInputFiles(file);
      visitor.text(PICTURES).waitFor();
      assertThat(sent.offsets).containsExactly(0, CHUNK, CHUNK, 2 * CHUNK);
    }
  }

  private Visitor visitor(int at) {
    var visitor = new Visitor(chromium, at, ColorScheme.LIGHT, 1400, 1000);
    visitor.page.onDialog(leave -> leave.accept());
    visitor.open("/datasets");
    return visitor;
  }

  private static Locator fileInput(Visitor visitor) {
    return visitor.page.locator("input[type=file]:not([webkitdirectory])").first();
  }

  /** A zip of few pictures and much that is none. */
  private static Path twentyMegabytes(Path folder) throws IOException {
    var files = Drawn.folders(4, "ants", "bees");
    var noise = new byte[20 * 1024 * 1024];
    new Random(folder.hashCode()).nextBytes(noise);
    files.put("ants/noise.bin", noise);
    return Files.write(folder.resolve("photos.zip"), Drawn.zip(files));
  }

  /** The pieces of a file on their way to the service; from the second on they can be held. */
  private static final class Chunks {
    final List<Integer> offsets = new CopyOnWriteArrayList<>();
    private final List<Route> held = new CopyOnWriteArrayList<>();
    private final Visitor visitor;
    private boolean holding = true;

    Chunks(Visitor visitor) {
      this.visitor = visitor;
      visitor.page.route("**/api/v1/uploads/*", this::pass);
    }

    private void pass(Route piece) {
      if (!piece.request().method().equals("PATCH")) {
        piece.resume();
        return;
      }
      offsets.add(Integer.valueOf(piece.request().headers().get("upload-offset")));
      if (holding && offsets.size() == 2) {
        held.add(piece);
      } else {
        piece.resume();
      }
    }

    Route holdTheSecond() {
      visitor.page.waitForCondition(() -> !held.isEmpty());
      return held.getFirst();
    }

    void letGo() {
      holding = false;
    }
  }
}
