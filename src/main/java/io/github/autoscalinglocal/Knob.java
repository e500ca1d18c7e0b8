package io.github.autoscalinglocal;

import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Options.TieBreaking;
import io.github.autoscalinglocal.model.Timings;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.slf4j.event.Level;

/**
 * The settings by their outside names: a flag and a variable of the environment each, which derive
 * from the constant's name.
 */
enum Knob {
  HOST(
      "ADDRESS",
      "127.0.0.1",
      "Where to listen; 0.0.0.0 means every network interface.",
      AutoScalingLocal.Builder::host),
  PORT(
      "NUMBER",
      "4566",
      "Where to listen; 0 takes a free port, which the start lines tell.",
      (to, text) -> to.port(Parsing.wholeNumber(text, 0, 65_535))),
  CLOCK(
      "MODE",
      "realtime",
      "How time goes by: realtime, a factor such as 60x, or manual (it stands still until /_local/clock moves it).",
      (to, text) -> to.clock(Parsing.clock(text))),
  NOW(
      "INSTANT",
      "",
      "What a manual clock shows first, such as 2026-01-01T00:00:00Z; without it, the time of the start.",
      (to, text) -> to.startingAt(Parsing.instant(text))),
  TIMINGS(
      "MODE",
      "instant",
      "How long things take: instant, or realistic; single values may follow, as in realistic,boot=10s,terminate=PT1M."
          + " There are "
          + String.join(", ", Timings.NAMES)
          + ".",
      (to, text) -> to.timings(Parsing.timings(text))),
  SEED(
      "NUMBER|FILE",
      "0",
      "Decides every id and every random choice: the same seed and the same calls give the same history."
          + " A file instead of a number is as --seed-file.",
      (to, text) ->
          Parsing.seed(text).ifPresentOrElse(to::seed, () -> to.seedFile(Parsing.file(text)))),
  SEED_FILE(
      "FILE",
      "",
      "What is set up at the start, in YAML or JSON, unless --data has a state; /_local/seed/schema tells what it may hold."
          + " Of a folder, all such files in the order of their names.",
      (to, text) -> to.seedFile(Parsing.file(text))),
  SEED_INLINE(
      "DOCUMENT",
      "",
      "The same as the document itself, for where there are no files, such as services of CI.",
      AutoScalingLocal.Builder::seedDocument),
  DEFAULT_ACCOUNT(
      "ID",
      "000000000000",
      "The account of requests whose access key is not itself an account of 12 digits.",
      (to, text) -> to.account(Parsing.account(text))),
  DEFAULT_REGION(
      "NAME",
      "us-east-1",
      "The region of requests that name none.",
      (to, text) -> to.region(Parsing.region(text))),
  REFERENCES(
      "MODE",
      "lenient",
      "What becomes of a launch template, subnet, image, security group or key pair never seen: lenient takes it on trust, strict refuses it.",
      (to, text) -> to.references(Parsing.choice(text, References.class))),
  TIE_BREAK(
      "MODE",
      "random",
      "Who goes when all termination policies leave several instances: random (by the seed), or lowest-id.",
      (to, text) -> to.tieBreak(Parsing.choice(text, TieBreaking.class))),
  MAX_GROUPS(
      "NUMBER",
      "500",
      "How many groups an account may have in a region.",
      (to, text) -> to.maxGroups(Parsing.wholeNumber(text, 0, Integer.MAX_VALUE))),
  MAX_LAUNCH_CONFIGURATIONS(
      "NUMBER",
      "200",
      "How many launch configurations an account may have in a region.",
      (to, text) -> to.maxLaunchConfigurations(Parsing.wholeNumber(text, 0, Integer.MAX_VALUE))),
  MAX_INSTANCES(
      "NUMBER",
      "5000",
      "How many instances EC2 lets an account have in a region; a launch beyond them fails.",
      (to, text) -> to.maxInstances(Parsing.wholeNumber(text, 0, Integer.MAX_VALUE))),
  EC2_ENDPOINT(
      "URL",
      "",
      "Where groups launch, look up and terminate their instances: the EC2 API of another emulator. Without it, in the"
          + " EC2 of this one.",
      (to, text) -> to.ec2Endpoint(Parsing.endpoint(text))),
  LAMBDA_ENDPOINT(
      "URL",
      "",
      "Where Lambda functions are invoked: those of custom termination policies, which terminate nothing without it,"
          + " and of lifecycle hooks.",
      (to, text) -> to.lambdaEndpoint(Parsing.endpoint(text))),
  SNS_ENDPOINT(
      "URL",
      "",
      "Where notifications, and messages of lifecycle hooks to topics, are published; without it, they stay in the outbox.",
      (to, text) -> to.snsEndpoint(Parsing.endpoint(text))),
  SQS_ENDPOINT(
      "URL",
      "",
      "Where messages of lifecycle hooks to queues are sent; without it, they stay in the outbox.",
      (to, text) -> to.sqsEndpoint(Parsing.endpoint(text))),
  EVENTS_ENDPOINT(
      "URL",
      "",
      "Where EventBridge events are put; without it, they stay in the outbox.",
      (to, text) -> to.eventsEndpoint(Parsing.endpoint(text))),
  WEBHOOK(
      "URL",
      "",
      "Where each EventBridge event is posted as it is, whatever --events-endpoint says.",
      (to, text) -> to.webhook(Parsing.endpoint(text))),
  DATA(
      "FILE",
      "",
      "Where the state is kept: loaded at the start, saved every 15 seconds if it has changed, and at the end.",
      (to, text) -> to.data(Parsing.file(text))),
  INIT(
      "FOLDER",
      "/etc/autoscaling-local/init",
      "Where boot.d, start.d, ready.d and shutdown.d are: scripts (.sh) and seeds (.yaml, .json) to run at the start and the stop.",
      (to, text) -> to.init(Parsing.file(text))),
  INIT_FAIL_FAST(
      "BOOLEAN",
      "false",
      "Whether the start ends with the first of them that fails, with the status 4.",
      (to, text) -> to.initFailFast(Parsing.flag(text))),
  EXTERNAL_URL(
      "URL",
      "",
      "What clients call the emulator, where that is not the address that it listens on: for the lines at the start, and /_local/info.",
      (to, text) -> to.externalUrl(Parsing.endpoint(text))),
  CORS_ORIGINS(
      "ORIGINS",
      "",
      "Of which other origins web pages may call it, between commas, such as http://localhost:3000; * means all.",
      (to, text) -> to.corsOrigins(Parsing.origins(text))),
  LOG_LEVEL(
      "LEVEL",
      "info",
      "error, warn, info, debug (a line for every request) or trace.",
      (to, text) -> to.logLevel(Parsing.choice(text, Level.class))),
  LOG_FORMAT(
      "FORMAT",
      "text",
      "text, or json: an object a line.",
      (to, text) -> to.logFormat(Parsing.choice(text, LogFormat.class))),
  MAX_BODY(
      "SIZE",
      "2MiB",
      "The longest request body to read, in bytes, KiB or MiB.",
      (to, text) -> to.maxBody(Parsing.size(text)));

  static final String ENVIRONMENT_PREFIX = "AUTOSCALING_LOCAL_";

  private final String label;
  private final String fallback;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final BiConsumer<AutoScalingLocal.Builder, String> apply;

  Knob(
      String label,
      String fallback,
      String help,
      BiConsumer<AutoScalingLocal.Builder, String> apply) {
    this.label = label;
    this.fallback = fallback;
    this.help = help;
    this.apply = apply;
  }

  /**
   * The setting of this name, such as {@code max-body}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Knob named(String name) {
    return Arrays.stream(values())
        .filter(knob -> knob.flag().equals("--" + name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no setting " + name));
  }

  /** As it stands on the command line, such as {@code --max-body}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it stands in the environment, such as {@code AUTOSCALING_LOCAL_MAX_BODY}. */
  String variable() {
    return ENVIRONMENT_PREFIX + name();
  }

  /** What the value is, in one word of upper case. */
  String label() {
    return label;
  }

  /** The value if none is given; empty for none. */
  String fallback() {
    return fallback;
  }

  String help() {
    return help;
  }

  /**
   * Sets the value.
   *
   * @throws IllegalArgumentException if the text is none; its message goes on after the name and
   *     the text
   */
  void apply(AutoScalingLocal.Builder settings, String text) {
    apply.accept(settings, text);
  }
}
