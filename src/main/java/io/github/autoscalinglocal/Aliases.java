package io.github.autoscalinglocal;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Variables of the environment that users of other emulators try first. Our own names come before
 * them, and {@code LOCALSTACK_PARITY=false} turns them off.
 */
final class Aliases {
  private static final String DATA_FOLDER = "AUTOSCALING_LOCAL_DATA_DIR";
  private static final String USUAL_DATA_FOLDER = "/var/lib/autoscaling-local";

  /** Where LocalStack looks for scripts. */
  static final String INIT = "/etc/localstack/init";

  /** Names of ours that are no setting of their own. */
  static final List<String> OURS = List.of(DATA_FOLDER, Client.ENDPOINT);

  private final Map<String, String> environment;

  private Aliases(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What a variable says of a setting. */
  record Given(String name, String text) {}

  static Map<Knob, Given> of(Map<String, String> environment) {
    Map<Knob, Given> given = new EnumMap<>(Knob.class);
    if (!areOn(environment)) {
      return given;
    }
    Aliases aliases = new Aliases(environment);
    for (Knob knob : Knob.values()) {
      aliases.find(knob).findFirst().ifPresent(found -> given.put(knob, found));
    }
    return given;
  }

  static boolean areOn(Map<String, String> environment) {
    return !isFalse(environment.getOrDefault("LOCALSTACK_PARITY", "1"));
  }

  private Stream<Given> find(Knob knob) {
    return switch (knob) {
      case HOST -> part("GATEWAY_LISTEN", 0);
      case PORT ->
          Stream.of(
                  plain("GATEWAY_PORT"),
                  plain("EDGE_PORT"),
                  part("GATEWAY_LISTEN", 1),
                  plain("PORT"))
              .flatMap(each -> each);
      case DEFAULT_REGION -> Stream.concat(plain("AWS_DEFAULT_REGION"), plain("DEFAULT_REGION"));
      case LOG_LEVEL ->
          Stream.of(plain("LOG_LEVEL"), plain("LS_LOG"), switchedOn("DEBUG", "debug"))
              .flatMap(each -> each);
      case DATA ->
          Stream.of("PERSISTENCE", "PERSIST_STATE").flatMap(name -> switchedOn(name, dataFile()));
      case LOG_FORMAT -> plain("LOG_FORMAT");
      case INIT_FAIL_FAST -> plain("INIT_FAIL_FAST");
      case EXTERNAL_URL ->
          plain("LOCALSTACK_HOST")
              .map(given -> new Given(given.name(), "http://" + withPort(given.text())));
      case CORS_ORIGINS ->
          Stream.concat(
              switchedOn("DISABLE_CORS_CHECKS", "*"), plain("EXTRA_CORS_ALLOWED_ORIGINS"));
      default -> Stream.empty();
    };
  }

  private Stream<Given> plain(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isEmpty())
        .map(text -> new Given(name, text))
        .stream();
  }

  /** Of {@code host:port}, of which there may be several: the first counts. */
  private Stream<Given> part(String name, int index) {
    return plain(name)
        .map(given -> given.text().split(",", -1)[0])
        .map(
            address -> {
              int colon = address.lastIndexOf(':');
              return index == 0
                  ? address.substring(0, Math.max(colon, 0))
                  : address.substring(colon + 1);
            })
        .filter(text -> !text.isEmpty())
        .map(text -> new Given(name, text));
  }

  /** What a switch means, if it is on. */
  private Stream<Given> switchedOn(String name, String meaning) {
    return plain(name)
        .filter(switched -> !isFalse(switched.text()))
        .map(switched -> new Given(switched.name(), meaning));
  }

  /** LocalStack's own name for a host with the usual port has none. */
  private static String withPort(String host) {
    return host.contains(":") ? host : host + ":" + Knob.PORT.fallback();
  }

  private String dataFile() {
    return Path.of(environment.getOrDefault(DATA_FOLDER, USUAL_DATA_FOLDER), "state.json")
        .toString();
  }

  private static boolean isFalse(String text) {
    return List.of("", "0", "false", "no").contains(text.toLowerCase(Locale.ROOT));
  }
}
