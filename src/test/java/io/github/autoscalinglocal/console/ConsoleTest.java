package io.github.autoscalinglocal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Explanation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The console, as somebody sees and drives it. */
@Timeout(60)
class ConsoleTest {
  private final Browser browser = Browser.get();
  private final World world = World.start();
  private boolean refusalIsExpected;

  @BeforeEach
  void forgetOldComplaints() {
    browser.complaints();
  }

  /** A broken script, a refused policy or a missing file would be told here. */
  @AfterEach
  void nothingIsComplainedOf() {
    List<String> complaints = browser.complaints();
    world.close();
    assertThat(complaints)
        .filteredOn(each -> !(refusalIsExpected && each.contains("status of 400 (Bad Request)")))
        .isEmpty();
  }

  private void open(String view) {
    browser.open(world.page(view));
  }

  // Groups

  @Test
  void whoComesForTheFirstTimeIsShownHowToBeginAndCanDoSo() {
    open("groups");
    browser.untilText("main", "No groups in account 000000000000, region us-east-1");
    assertThat(browser.text("header")).contains("Emulator, not AWS");
    assertThat(browser.texts(".shell code"))
        .contains("export AWS_ENDPOINT_URL_AUTO_SCALING=" + world.endpoint());

    browser.click("#first-group");

    browser.untilText(".card.group .numbers", "0 in service of 5 desired");
    world.advance("PT1M");
    browser.untilText(".card.group .numbers", "5 in service of 5 desired, from 0 to 10");
  }

  @Test
  void groupsAreShownZoneByZoneAndInstanceByInstance() {
    world.lived();
    open("groups");
    browser.untilText(".card.group[data-group=web] .numbers", "5 in service of 5 desired");

    assertThat(browser.texts("[data-group=web] .zone h3"))
        .containsExactly("us-east-1a 2", "us-east-1b 3", "us-east-1c 2");
    assertThat(browser.count("[data-group=web] .tile[data-state=InService]")).isEqualTo(5);
    assertThat(browser.count("[data-group=web] .tile.waiting[data-state='Terminating:Wait']"))
        .isEqualTo(1);
    assertThat(browser.count("[data-group=web] .tile.protected svg")).isEqualTo(1);
    assertThat(browser.count("[data-group=batch] .tile .spot")).isEqualTo(4);
    assertThat(browser.texts("[data-group=web] .chip"))
        .containsExactly("OldestLaunchTemplate", "OldestInstance");
    assertThat(browser.find("[data-group=web] .gauge").getDomAttribute("aria-label"))
        .isEqualTo("5 in service, 5 desired, minimum 0, maximum 12");
  }

  @Test
  void aScaleInIsWatchedLive() {
    world.create("web", 5, 9);
    world.advance("PT2M");
    open("groups");
    browser.untilText(".numbers", "5 in service of 5 desired");
    browser.untilText("#live", "live");
    browser.script("window.same = true");

    world.desire("web", 3);
    browser.untilText(".numbers", "5 in service of 3 desired");
    world.advance("PT10S");

    browser.until("two that go", () -> browser.count(".tile[data-state=Terminating]") == 2);
    browser.screenshot("scale-in");
    world.advance("PT1M");
    browser.until("three that stay", () -> browser.count(".tile") == 3);
    assertThat(browser.script("return window.same"))
        .as("the page was not loaded anew")
        .isEqualTo(true);
  }

  @Test
  void anInstanceIsOpenedAndProtected() {
    world.create("web", 3, 9);
    world.advance("PT2M");
    String id = world.instances("web", "InService").get(0);
    open("groups");

    browser.click(".tile[data-id='" + id + "']");
    browser.untilText(".panel", id);
    assertThat(browser.texts(".panel [data-action=protect] code"))
        .containsExactly(
            ("aws autoscaling set-instance-protection --auto-scaling-group-name web --instance-ids %s"
                    + " --protected-from-scale-in --endpoint-url %s")
                .formatted(id, world.endpoint()));
    browser.click(".panel [data-action=protect] .action-row button");

    browser.until("a lock", () -> browser.count(".tile.protected[data-id='" + id + "']") == 1);
    assertThat(world.emulator().group("web").instance(id).orElseThrow().protectedFromScaleIn())
        .isTrue();
    assertThat(browser.url()).endsWith("/groups/web/" + id);
  }

  // Timeline

  @Test
  void theTimelineHasALaneForEachInstanceAndSaysWhy() {
    world.lived();
    open("timeline/web");
    browser.untilText(".plot-tools", "9 instances");

    assertThat(browser.count(".lane")).isEqualTo(9);
    assertThat(browser.count(".lane.gone")).isEqualTo(2);
    assertThat(browser.count(".lane .span.terminating.waiting")).isEqualTo(3);
    assertThat(browser.texts(".chart-label .key"))
        .contains("desired 5", "in service 5", "minimum 0");
    assertThat(browser.texts(".chart-label select option")).contains("CPUUtilization");
    assertThat(browser.texts(".activities td:nth-child(4) strong"))
        .contains("Terminating EC2 instance: " + gone().get(0));
    browser.click(".marks a");
    browser.untilText("main h1", "Why this victim");
    assertThat(browser.url()).contains("/why/web/");
  }

  private List<String> gone() {
    return world.emulator().group("web").decisions().get(0).victims().stream()
        .map(Explanation.Victim::instanceId)
        .toList();
  }

  @Test
  void theTimelineIsZoomedAndMovedWithTheKeyboard() {
    world.lived();
    open("timeline/web");
    browser.untilText(".range", "26m");

    browser.find(".plot").sendKeys("+");
    browser.untilText(".range", "13m");
    String before = browser.text(".range");
    browser.find(".plot").sendKeys(Keys.ARROW_LEFT);
    browser.until("another time", () -> !browser.text(".range").equals(before));
    browser.find(".plot").sendKeys("0");
    browser.untilText(".range", "26m");
  }

  @Test
  void anActivityHasAnAddress() {
    world.lived();
    String id =
        world
            .get("/_local/groups/web/timeline")
            .path("activities")
            .get(3)
            .path("activityId")
            .asString();

    open("timeline/web?activity=" + id);

    assertThat(browser.find("tr.chosen").getDomAttribute("data-activity")).isEqualTo(id);
  }

  @Test
  void theTimelineIsATableForThoseWhoCannotSeeIt() {
    world.lived();
    open("timeline/web");
    browser.untilText(".plot-tools", "9 instances");

    browser.click("details.card > summary");

    browser.untilText("details.card tbody", "Terminating:Wait");
    assertThat(browser.find(".lane .lane-label").getDomAttribute("aria-label"))
        .contains("us-east-1", "InService from 08:00:37");
  }

  // Why this victim

  @Test
  void aDecisionIsReplayedStepByStep() {
    world.lived();
    List<Explanation> decisions = world.emulator().group("web").decisions();
    Explanation decision = decisions.get(decisions.size() - 1);
    String victim = decision.victims().get(0).instanceId();
    open("why/web/" + victim);
    browser.untilText(".step-text", "tie-break: 2 → 1 step 5 of 5");
    assertThat(browser.find("tr.winner").getDomAttribute("data-candidate")).isEqualTo(victim);
    assertThat(browser.texts(".excluded p")).singleElement().asString().startsWith("protected");

    for (int i = 0; i < 5; i++) {
      browser.click("[aria-label='Step back']");
    }
    browser.untilText(".step-text", "At first, 6 could be chosen");
    assertThat(browser.count(".matrix tr.out")).isZero();
    browser.find(".matrix").sendKeys(Keys.ARROW_RIGHT);

    browser.untilText(".step-text", "zone: 6 → 3");
    browser.untilText(".step-text", decision.steps().get(0).reason());
    assertThat(browser.count(".matrix tr.out")).isEqualTo(3);
    assertThat(browser.count(".matrix td.spared")).isEqualTo(3);
  }

  @Test
  void whatIfIsComparedWithWhatThenHappens() {
    world.create("web", 6, 9, "TerminationPolicies.member.1=OldestInstance");
    world.advance("PT2M");
    world.desire("web", 8);
    world.advance("PT2M");
    open("why/web/what-if?count=2");
    browser.untilText("#verdict", "These would go");
    List<String> supposed = browser.texts("#verdict .mono");
    assertThat(supposed).hasSize(2);

    browser.choose(".order-box select", "NewestInstance");
    browser.click(".order [aria-label='Move NewestInstance up']");
    browser.untilText("#verdict", "instead of");
    assertThat(browser.url()).contains("count=2&policy=NewestInstance&policy=OldestInstance");
    assertThat(world.emulator().group("web").desiredCapacity()).as("nothing changes").isEqualTo(8);
    browser.screenshot("what-if");
    browser.click(".what-if > button");
    browser.untilText("#verdict", supposed.get(0));

    browser.click("[data-action=do-it] button");
    browser.until("the wish", () -> world.emulator().group("web").desiredCapacity() == 6);
    world.advance("PT10S");

    assertThat(world.emulator().group("web").decisions().get(0).victims())
        .extracting(Explanation.Victim::instanceId)
        .containsExactlyElementsOf(supposed);
    browser.untilText(".decisions", "2 victims");
  }

  @Test
  void aProtectionIsSupposed() {
    world.create("web", 3, 9);
    world.advance("PT2M");
    open("why/web/what-if");
    browser.untilText("#verdict", "This one would go");
    String victim = browser.texts("#verdict .mono").get(0);

    browser.click("tr[data-candidate='" + victim + "'] input[type=checkbox]");

    browser.untilText("#verdict", "instead of");
    assertThat(browser.texts("#verdict .mono")).doesNotContain(victim).hasSize(1);
    assertThat(world.emulator().group("web").instances())
        .noneMatch(each -> each.protectedFromScaleIn());
  }

  // Clock

  @Test
  void theClockIsSteppedAndMoved() {
    world.create("web", 2, 9);
    open("clock");
    browser.untilText(".big-time", "08:00:00");
    browser.untilText("tbody", "The group is compared with what it should be");

    browser.click("#clock [aria-label='Step to the next event']");
    browser.untilText(".big-time", "08:00:05");
    browser.untilText("tbody", "EC2 tells the instance id");
    browser.press("n");
    browser.untilText(".big-time", "08:00:07");
    browser.fill("[data-action=advance] input", "90s");
    assertThat(browser.texts("[data-action=advance] code"))
        .containsExactly(
            "curl -X POST %s/_local/clock/advance -d '{\"by\":\"PT90S\"}'"
                .formatted(world.endpoint()));
    browser.click("[data-action=advance] button");

    browser.untilText(".big-time", "08:01:37");
    browser.untilText("#clock .time", "08:01:37");
    assertThat(world.emulator().clock().now()).isEqualTo(World.START.plusSeconds(97));
  }

  @Test
  void theClockRunsAtAFactorAndStandsStill() {
    open("clock");
    browser.fill("[aria-label=Factor]", "600");
    browser.click("[data-mode=scaled]");
    browser.untilText("#clock .mode", "runs 600×");

    browser.until("time goes by", () -> !browser.text("#clock .time").startsWith("08:00:0"));
    browser.click("[data-mode=manual]");

    browser.untilText("#clock .mode", "stands still");
    assertThat(world.get("/_local/clock").path("mode").asString()).isEqualTo("manual");
  }

  @Test
  void oneGoesToAnEventThatIsToCome() {
    world.create("web", 1, 9);
    world.advance("PT10S");
    open("clock");

    browser.click("tbody button");

    browser.until("a later time", () -> !browser.text("#clock .time").equals("08:00:10"));
  }

  // Act

  @Test
  void theDesiredCapacityIsSet() {
    world.create("web", 2, 9);
    world.advance("PT1M");
    open("act/web");

    browser.fill("#desired", "4");
    assertThat(browser.texts("[data-action=desired] code").get(0))
        .startsWith(
            "aws autoscaling set-desired-capacity --auto-scaling-group-name web --desired-capacity 4");
    browser.click("[data-action=desired] .action-row button");

    browser.untilText("#toasts", "web now wants 4");
    assertThat(world.emulator().group("web").desiredCapacity()).isEqualTo(4);
  }

  @Test
  void whatTheApiRefusesIsToldInItsWords() {
    world.create("web", 2, 9);
    open("act/web");

    refusalIsExpected = true;
    browser.fill("#desired", "40");
    browser.click("[data-action=desired] .action-row button");

    browser.untilText(
        ".toast.bad",
        "ValidationError: New SetDesiredCapacity value 40 is above max value 9 for the AutoScalingGroup.");
  }

  @Test
  void aHookIsCompleted() {
    world.lived();
    String held = world.instances("web", "Terminating:Wait").get(0);
    open("act/web/" + held);
    browser.untilText(".panel .facts", "drain-logs");

    browser.click("[data-action=complete-CONTINUE] button");

    browser.until(
        "it goes on",
        () ->
            world
                .emulator()
                .group("web")
                .instance(held)
                .orElseThrow()
                .lifecycleState()
                .equals("Terminating:Proceed"));
    browser.untilText(".panel .facts", "Terminating:Proceed");
  }

  @Test
  void somethingHappensFromOutsideAndIsMadeUpFor() {
    world.create("web", 2, 9);
    world.advance("PT1M");
    String id = world.instances("web", "InService").get(0);
    open("act/web/" + id);
    browser.untilText(".panel .facts", "healthy");

    browser.choose("[data-action=event] select", "impair");
    browser.click("[data-action=event] .action-row button");
    browser.untilText("#toasts", "impair: " + id);
    world.advance("PT10M");

    browser.untilText(".panel", "It is not in the group any more.");
    assertThat(world.instances("web", "InService")).hasSize(2).doesNotContain(id);
  }

  @Test
  void aLoadIsPushedAndSeenInTheTimeline() {
    world.create("web", 2, 9);
    world.advance("PT1M");
    open("act/web");
    browser.fill("[data-action=load] input", "90");
    browser.click("[data-action=load] .action-row button");
    browser.untilText("#toasts", "Published with every full minute");
    world.advance("PT5M");

    browser.go(World.SCOPE + "timeline/web");

    browser.untilText(".chart-label .key.metric", "now 45, most 45");
  }

  @Test
  void anInstanceIsTerminatedAndAnotherComes() {
    world.create("web", 2, 9);
    world.advance("PT1M");
    String id = world.instances("web", "InService").get(0);
    open("groups/web/" + id);

    browser.click("[data-action=terminate] .action-row button");
    browser.untilText(".panel .facts", "Terminating");
    world.advance("PT5M");

    browser.untilText(".panel", "It is not in the group any more.");
    assertThat(world.instances("web", "InService")).hasSize(2);
  }

  // Tables

  @Test
  void messagesAreFilteredAndTheFilterIsInTheAddress() {
    world.lived();
    open("messages");
    browser.until("all", () -> browser.count("tbody tr") > 10);

    browser.find("main input[type=search]").sendKeys("terminate");

    browser.until(
        "less",
        () -> browser.texts("tbody summary").stream().allMatch(each -> each.contains("erminate")));
    assertThat(browser.url()).endsWith("messages?text=terminate");
    browser.click("tbody summary");
    browser.untilText("tbody pre", "\"source\": \"aws.autoscaling\"");
  }

  @Test
  void requestsAreListedWithTheirAnswers() {
    world.lived();
    open("requests?action=EnterStandby");
    browser.untilText("tbody", "EnterStandby");

    assertThat(browser.count("tbody tr")).isEqualTo(1);
    browser.click("tbody summary");
    browser.untilText("tbody", "EnterStandbyResponse");
  }

  @Test
  void aFaultIsSetStrikesAndIsRemoved() {
    open("faults");
    browser.untilText("main", "Nothing is to go wrong");

    browser.fill("[data-action=fault] [aria-label=Zone]", "us-east-1a");
    browser.click("[data-action=fault] .action-row button");
    browser.untilText("tbody", "availabilityZone us-east-1a");
    world.create("web", 3, 9);
    world.advance("PT1M");
    assertThat(world.instances("web", "InService")).hasSize(3);
    assertThat(world.emulator().group("web").instances())
        .noneMatch(each -> each.availabilityZone().equals("us-east-1a"));
    browser.click("tbody button");

    browser.untilText("main", "Nothing is to go wrong");
  }

  @Test
  void theMarketIsMadeAnother() {
    open("market?instanceType=m5.large");
    browser.until("three zones", () -> browser.count("tbody tr") == 3);

    browser.fill("[data-action=market] [aria-label=Type]", "m5.large");
    browser.fill("[data-action=market] [aria-label='Spot $/h']", "0.07");
    browser.click("[data-action=market] .action-row button");

    browser.untilText("tbody", "0.0700");
    browser.untilText(".said", "m5.large in *");
  }

  // Everywhere

  @Test
  void anotherAccountIsLookedAtByTheAddressAndByTheChooser() {
    world.create("web", 1, 9);
    world.emulator().in("111111111111", "eu-west-1");
    browser.open(world.endpoint() + "/_local/#/111111111111/eu-west-1/groups");
    browser.untilText("main", "No groups in account 111111111111, region eu-west-1");
    browser.click("#first-group");
    browser.untilText(".card.group .numbers", "of 5 desired");
    assertThat(world.emulator().in("111111111111", "eu-west-1").groups()).hasSize(1);

    browser.choose("#scope-select", "000000000000/us-east-1");

    browser.untilText(".card.group .numbers", "of 1 desired");
    assertThat(browser.url()).contains("#/000000000000/us-east-1/");
  }

  @Test
  void namesAreTextAndNeverMarkup() {
    String name = "<img/src=x/onerror=alert(1)>&amp;";
    world.create(name, 1, 9);
    world.advance("PT1M");
    for (String view : List.of("groups", "timeline", "why", "act", "messages", "requests")) {
      open(view);
      browser.untilText("main", "<img");
      assertThat(browser.count("main img")).as(view).isZero();
    }
  }

  @Test
  void everythingIsReachedWithTheKeyboard() {
    world.lived();
    open("groups");
    browser.untilText(".card.group[data-group=web] .numbers", "5 in service");
    browser.press("2");
    browser.untilText("main h1", "Timeline");
    browser.press("5");
    browser.untilText("main h1", "Clock");
    browser.press("1");
    browser.untilText("main h1", "Groups");

    browser.script("document.querySelector('[data-group=web] .tile[tabindex=\"0\"]').focus()");
    String first = String.valueOf(browser.script("return document.activeElement.dataset.id"));
    browser.press(Keys.ARROW_RIGHT);
    assertThat(browser.script("return document.activeElement.dataset.id")).isNotEqualTo(first);
    assertThat(browser.count("[data-group=web] .tile[tabindex=\"0\"]")).isEqualTo(1);
    browser.press(Keys.ENTER);
    browser.untilText(".panel", "Zone");

    browser.find("body").sendKeys("?");
    browser.untilText("dialog", "Single keys do something");
    browser.press(Keys.ESCAPE);
    browser.until("no dialog", () -> browser.count("dialog") == 0);
  }

  @Test
  void aThousandInstancesAreShownAndOnlyLanesInSightAreInThePage() {
    world.create("fleet", 1_000, 1_000);
    world.advance("PT2M");
    open("groups");
    browser.untilText(".numbers", "1000 in service of 1000 desired");
    assertThat(browser.count(".tile")).isEqualTo(1_000);
    assertThat(browser.count(".zones.small")).isEqualTo(1);
    browser.screenshot("thousand-groups");

    browser.go(World.SCOPE + "timeline/fleet");
    browser.untilText(".plot-tools", "1000 instances");
    assertThat(browser.count(".lane")).isBetween(10, 60);
    browser.script("const l = document.querySelector('.lanes'); l.scrollTop = l.scrollHeight");
    browser.until(
        "the last lane",
        () ->
            browser
                .script(
                    "const r = document.querySelectorAll('.lane'); const l = document.querySelector('.lanes').getBoundingClientRect(); return Math.abs(r[r.length - 1].getBoundingClientRect().bottom - l.bottom) < 3")
                .equals(true));
    browser.screenshot("thousand-timeline");

    world.desire("fleet", 900);
    world.advance("PT10S");
    browser.go(World.SCOPE + "why/fleet");
    browser.untilText(".matrix caption", "of 1000 left");
    browser.screenshot("thousand-why");
    assertThat(browser.count(".victim")).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"light, 'rgb(244, 245, 248)', dark", "dark, 'rgb(13, 17, 24)', light"})
  void theSystemSaysWhetherItIsLightOrDarkAndASwitchSaysOtherwise(
      String scheme, String background, String other) {
    open("groups");
    browser.prefer(scheme);
    browser.untilText("main h1", "Groups");
    assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(background);

    browser.click("#theme");

    assertThat(browser.script("return document.documentElement.dataset.theme")).isEqualTo(other);
    assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(background);
    browser.script("localStorage.clear()");
  }
}
