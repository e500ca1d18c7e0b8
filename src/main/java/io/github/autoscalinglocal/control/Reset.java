package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import java.util.Optional;

/**
 * Forgets everything and starts the clock anew; or forgets only what an account or a region has.
 */
final class Reset implements Endpoint {
  private final Engine engine;
  private final Runnable resetAll;
  private final Runnable seedAgain;

  Reset(Engine engine, Runnable resetAll, Runnable seedAgain) {
    this.engine = engine;
    this.resetAll = resetAll;
    this.seedAgain = seedAgain;
  }

  @Override
  public Object answer(Call call) {
    call.allow("account", "region", "init");
    boolean again = call.one("init").filter(text -> text.equals("1")).isPresent();
    Optional<String> account = call.one("account");
    Optional<String> region = call.one("region");
    account.ifPresent(id -> Call.checkAccount("Parameter 'account'", id));
    if (account.isEmpty() && region.isEmpty()) {
      resetAll.run();
    } else {
      engine.reset(
          scope ->
              scope.account().equals(account.orElse(scope.account()))
                  && scope.region().equals(region.orElse(scope.region())));
    }
    if (again) {
      seedAgain.run();
    }
    return new Answer("ok");
  }

  /** What moto answers, too. */
  private record Answer(String status) {}
}
