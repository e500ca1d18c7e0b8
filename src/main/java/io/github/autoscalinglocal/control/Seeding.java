package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.control.seed.Seed;
import io.github.autoscalinglocal.control.seed.SeedException;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sets up what a document says, beside what is there: all of it, or nothing but the clock. */
final class Seeding implements Endpoint {
  private final Engine engine;

  Seeding(Engine engine) {
    this.engine = engine;
  }

  private record Answer(List<String> groups, ClockAnswer clock) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    Scope scope = apply(engine, call.scope(), call.request().body());
    return new Answer(
        engine.read(scope, view -> List.copyOf(view.region().groups().keySet())),
        ClockAnswer.of(engine.clock()));
  }

  /**
   * Sets it up.
   *
   * @return account and region in which
   */
  static Scope apply(Engine engine, Scope home, byte[] document) {
    try {
      Seed seed = Seed.read(document);
      String account = seed.account().orElse(home.account());
      Call.checkAccount("Member 'account'", account);
      Scope scope = new Scope(account, seed.region().orElse(home.region()));
      seed.section("clock")
          .ifPresent(
              clock -> new SwitchClock(engine).switchTo(read(clock, SwitchClock.Wish.class)));
      engine.write(scope, tx -> setUp(tx, seed));
      return scope;
    } catch (SeedException none) {
      throw Refusal.invalid(none.text());
    }
  }

  private static Scope setUp(Tx tx, Seed seed) {
    ChangeMarket.apply(tx, list(seed, "market", MarketChange[].class));
    seed.apply(tx);
    List<FaultBody> faults = list(seed, "faults", FaultBody[].class);
    for (int i = 0; i < faults.size(); i++) {
      SetFaults.add(tx, "faults[" + i + "].", Optional.ofNullable(faults.get(i)));
    }
    return tx.scope();
  }

  private static <T> List<T> list(Seed seed, String section, Class<T[]> type) {
    return seed.section(section).map(json -> Arrays.asList(read(json, type))).orElse(List.of());
  }

  private static <T> T read(JsonNode json, Class<T> type) {
    return Json.read(json.toString().getBytes(UTF_8), type);
  }
}
