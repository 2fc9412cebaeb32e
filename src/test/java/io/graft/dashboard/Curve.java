package io.graft.dashboard;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The first chart of a job's page: the losses by epoch. */
record Curve(Page page) {
  private static final String VALIDATION =
      "Chart.getChart(document.querySelector('canvas')).data.datasets[1].data";

  /** The last epoch that it tells screen readers of, 0 before there is one. */
  int epoch() {
    var label = page.locator("canvas").first().getAttribute("aria-label");
    var at = Pattern.compile("validation: .* at (\\d+)").matcher(label);
    return at.find() ? Integer.parseInt(at.group(1)) : 0;
  }

  int points() {
    return ((Number) page.evaluate("() => " + VALIDATION + ".length")).intValue();
  }

  double highest() {
    return ((Number) page.evaluate("() => Math.max(..." + VALIDATION + ".map(at => at.y))"))
        .doubleValue();
  }
}
