package io.github.autoscalinglocal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the console looks: pictures of every view for people, and what can be told of looks without
 * people.
 */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class LooksTest {
  /** A view, and what it shows once it is complete. */
  private static final Map<String, String> VIEWS = views();

  /**
   * Every visible text whose contrast with what lies behind it is lower than AA demands, and every
   * control without a name.
   */
  private static final String FLAWS =
      """
      const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      const rgba = color => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
      };
      const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
      const behind = element => {
        if (!element) return [255, 255, 255, 1];
        const color = rgba(getComputedStyle(element).backgroundColor);
        return color[3] === 1 ? color : over(color, behind(element.parentElement));
      };
      const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const flaws = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const words = walker.currentNode.textContent.trim();
        if (!words || element.closest('svg, [hidden], :disabled, noscript, option, .ahead, [aria-hidden]') || element.getClientRects().length === 0) continue;
        const style = getComputedStyle(element);
        const back = behind(element);
        const [a, b] = [light(over(rgba(style.color), back)), light(back)].sort((x, y) => y - x);
        const size = parseFloat(style.fontSize);
        const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
        if ((a + 0.05) / (b + 0.05) < least) flaws.push(`${words}: ${style.color} on ${back}`);
      }
      for (const control of document.querySelectorAll('button, a, input, select, summary')) {
        if (control.getClientRects().length === 0) continue;
        const name = control.getAttribute('aria-label') || control.textContent.trim() || control.labels?.[0]?.textContent.trim();
        if (!name) flaws.push('no name: ' + control.outerHTML);
      }
      if (document.documentElement.scrollWidth > innerWidth) flaws.push('wider than the window: ' + document.documentElement.scrollWidth);
      return flaws;
      """;

  private final Browser browser = Browser.get();
  private final World world = World.start();

  @BeforeAll
  void live() {
    world.lived();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private static Map<String, String> views() {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("groups", "5 in service of 5 desired");
    views.put("timeline/web", "CPUUtilization");
    views.put("why/web", "could not be chosen");
    views.put("why/web/what-if?count=2&policy=NewestInstance", "instead of");
    views.put("act/web", "Push load");
    views.put("clock", "Hooks.Deadline");
    views.put("messages", "EC2 Instance-terminate Lifecycle Action");
    views.put("requests", "EnterStandby");
    views.put("faults", "Set a fault");
    views.put("market", "m5.large");
    return views;
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyViewCanBeReadByEverybody(String scheme) {
    browser.open(world.page("groups"));
    browser.prefer(scheme);
    VIEWS.forEach(
        (view, sign) -> {
          browser.go(World.SCOPE + view);
          browser.until(
              sign + " in " + view,
              () ->
                  browser
                      .text("main")
                      .toLowerCase(Locale.ROOT)
                      .contains(sign.toLowerCase(Locale.ROOT)));
          assertThat((List<?>) browser.script(FLAWS)).as(view).isEmpty();
          browser.screenshot(
              view.replaceAll("[/?].*", "")
                  + (view.contains("what-if") ? "-what-if" : "")
                  + "-"
                  + scheme);
        });
  }

  @Test
  void anInstanceIsShownBesideItsGroup() {
    String held = world.instances("web", "Terminating:Wait").get(0);
    browser.open(world.page("groups/web/" + held));
    browser.untilText(".panel", "drain-logs");
    assertThat((List<?>) browser.script(FLAWS)).isEmpty();
    browser.screenshot("instance");
  }

  @Test
  void itFitsANarrowWindow() {
    browser.open(world.page("groups"));
    browser.resize(600, 900);
    for (String view : List.of("groups", "timeline/web", "why/web", "act/web", "clock", "faults")) {
      browser.go(World.SCOPE + view);
      browser.until("the view " + view, () -> browser.text("main").length() > 100);
      assertThat((List<?>) browser.script(FLAWS)).as(view).isEmpty();
      browser.screenshot("narrow-" + view.replaceAll("/.*", ""));
    }
  }

  @Test
  void whoComesForTheFirstTimeCanReadIt() {
    try (World empty = World.start()) {
      browser.open(empty.page("groups"));
      browser.untilText("main", "No groups in account");
      assertThat((List<?>) browser.script(FLAWS)).isEmpty();
      browser.screenshot("first");
    }
  }

  /** With {@code -Dconsole.picture=true} the picture of the README is taken anew. */
  @Test
  void thePictureOfTheReadmeIsTaken() throws IOException {
    browser.open(world.page("timeline/web"));
    browser.resize(1200, 860);
    browser.untilText("main", "CPUUtilization");
    Path picture = browser.screenshot("readme");
    assertThat(Files.size(picture)).isLessThan(150_000);
    if (Boolean.getBoolean("console.picture")) {
      Files.write(Path.of(".github/console.png"), Files.readAllBytes(picture));
    }
  }
}
