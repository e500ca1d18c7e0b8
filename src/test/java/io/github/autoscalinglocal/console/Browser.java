package io.github.autoscalinglocal.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The Chromium that is installed, without a window; one for all tests of the console. */
final class Browser {
  /** A name that is no name of this machine, and leads here all the same. */
  static final String FOREIGN_NAME = "evil.test";

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target/console-screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Held, or its level would be forgotten. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private Dimension size = new Dimension(0, 0);

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  private static final class Only {
    static final Browser BROWSER = launch();

    private static Browser launch() {
      SELENIUM.setLevel(Level.SEVERE);
      ChromeDriver driver =
          new ChromeDriver(
              new ChromeDriverService.Builder()
                  .usingDriverExecutable(DRIVER.toFile())
                  .usingAnyFreePort()
                  .withLogOutput(OutputStream.nullOutputStream())
                  .build(),
              options());
      Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
      return new Browser(driver);
    }

    private static ChromeOptions options() {
      ChromeOptions options = new ChromeOptions();
      options.setBinary(CHROMIUM.toFile());
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--force-prefers-reduced-motion",
          "--host-resolver-rules=MAP " + FOREIGN_NAME + " 127.0.0.1",
          "--user-data-dir=" + profile(),
          "--window-size=1440,1000");
      LoggingPreferences logs = new LoggingPreferences();
      logs.enable(LogType.BROWSER, Level.WARNING);
      options.setCapability("goog:loggingPrefs", logs);
      return options;
    }

    private static Path profile() {
      try {
        Path profile = Path.of("target/chromium").toAbsolutePath();
        Files.createDirectories(profile);
        return Files.createTempDirectory(profile, "profile");
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** The browser; without one, the test is skipped. */
  static Browser get() {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "The console is tested in Chromium: install chromium and chromium-driver");
    return Only.BROWSER;
  }

  /** Begins anew, as somebody who has never been here, at the usual size, in the light. */
  void open(String url) {
    driver.get("about:blank");
    resize(1440, 1000);
    prefer("light");
    complaints();
    driver.get(url);
  }

  /** Goes on to another address of the page. */
  void go(String hash) {
    script("location.hash = arguments[0]", hash);
  }

  void resize(int width, int height) {
    Dimension wanted = new Dimension(width, height);
    if (!wanted.equals(size)) { // to resize a window takes as long as to load the page
      driver.manage().window().setSize(wanted);
      size = wanted;
    }
  }

  /**
   * Has the system prefer a scheme.
   *
   * @param scheme {@code light} or {@code dark}
   */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  String url() {
    return Objects.requireNonNull(driver.getCurrentUrl());
  }

  String title() {
    return Objects.requireNonNull(driver.getTitle());
  }

  /** The first that is there, which is waited for. */
  WebElement find(String css) {
    return until(css, () -> all(css).stream().findFirst().orElse(null));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  int count(String css) {
    return all(css).size();
  }

  String text(String css) {
    return find(css).getText();
  }

  /** The texts of all that match, read at once. */
  List<String> texts(String css) {
    Object texts =
        script(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())",
            css);
    return StreamSupport.stream(((Iterable<?>) texts).spliterator(), false)
        .map(String::valueOf)
        .toList();
  }

  void click(String css) {
    until(
        "a click on " + css,
        () -> {
          find(css).click();
          return true;
        });
  }

  /** Puts another value into a field. */
  void fill(String css, String value) {
    WebElement field = find(css);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  void choose(String css, String value) {
    new Select(find(css)).selectByValue(value);
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object asyncScript(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return driver.executeAsyncScript(script, arguments);
  }

  /** Waits until something is there. */
  <T> T until(String what, Supplier<T> condition) {
    return Objects.requireNonNull(
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
            .withMessage(() -> what + ", while the page says: " + texts("main"))
            .ignoring(StaleElementReferenceException.class)
            .ignoring(ElementNotInteractableException.class)
            .until(any -> condition.get()));
  }

  void untilText(String css, String text) {
    until(
        "'" + text + "' in " + css,
        () -> texts(css).stream().anyMatch(each -> each.contains(text)));
  }

  /** What the browser has complained of since it was asked last: broken scripts and policies. */
  List<String> complaints() {
    return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Keeps what is to be seen, for people to look at. */
  Path screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      return Files.write(
          SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
