package io.graft.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody in front of the dashboard: sees a page, presses buttons by their names, and notices
 * errors in the console.
 */
final class Visitor implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final String origin;
  private final BrowserContext context;
  private final List<String> errors = new ArrayList<>();
  final Page page;

  Visitor(Chromium chromium, int port, ColorScheme theme, int width, int height) {
    origin = "http://127.0.0.1:" + port;
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setColorScheme(theme)
                    .setViewportSize(width, height));
    context.setDefaultTimeout(60_000);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
  }

  /** Opens a page by what comes after the # of its address, and waits until nothing is loading. */
  void open(String place) {
    page.navigate("about:blank"); // only what follows the # would change, and nothing be loaded
    page.navigate(origin + "/#" + place);
    page.locator("main h1").waitFor();
    page.waitForFunction("() => !document.body.innerText.includes('Loading …')");
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Waits until it is there, and says what the page shows instead when it does not come. */
  void see(String selector) {
    try {
      page.locator(selector).waitFor();
    } catch (TimeoutError never) {
      throw new AssertionError(
          "no %s on the page: %s".formatted(selector, page.innerText("main")), never);
    }
  }

  Curve curve() {
    return new Curve(page);
  }

  Locator text(String text) {
    return page.getByText(text).first();
  }

  /** Lets go of a file or folder of this machine over a part of the page. */
  void drop(Path file, Locator target) {
    target.waitFor();
    var box = target.boundingBox();
    var mouse = context.newCDPSession(page);
    for (var type : List.of("dragEnter", "dragOver", "drop")) {
      var event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("x", box.x + box.width / 2);
      event.addProperty("y", box.y + box.height / 2);
      var data = new JsonObject();
      data.add("items", new JsonArray());
      var files = new JsonArray();
      files.add(file.toAbsolutePath().toString());
      data.add("files", files);
      data.addProperty("dragOperationsMask", 1); // copy
      event.add("data", data);
      mouse.send("Input.dispatchDragEvent", event);
    }
  }

  void keepScreenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  boolean mustScrollSideways() {
    return (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth + 1");
  }

  /** From now on it counts how far things jump that nobody moved. */
  void watchForJumps() {
    page.evaluate(
        """
        () => {
          window.jumped = 0
          new PerformanceObserver(list => {
            for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.jumped += shift.value
          }).observe({ type: 'layout-shift' })
        }
        """);
  }

  /** The sum of layout shifts since then, as browsers score them: 0.1 is what a reader notices. */
  double jumped() {
    return ((Number) page.evaluate("() => window.jumped")).doubleValue();
  }

  /** What axe-core finds serious or critical on the page as it is. */
  List<String> barriers() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  /** Errors of the browser's console since the last call, those expected left out. */
  List<String> errors() {
    var told = List.copyOf(errors);
    errors.clear();
    return told;
  }

  void assertNoErrors() {
    assertThat(errors()).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
