package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;

/** One account's region as it stands at an instant. Nothing can be changed through it. */
public class View {
  private final World world;
  private final Scope scope;
  private final Instant now;
  private final Options options;

  View(World world, Scope scope, Instant now, Options options) {
    this.world = world;
    this.scope = scope;
    this.now = now;
    this.options = options;
  }

  /** What the rules ask of the settings. */
  public final Options options() {
    return options;
  }

  /** The instant at which everything in this view is read. It stands still. */
  public final Instant now() {
    return now;
  }

  public final Scope scope() {
    return scope;
  }

  public Region region() {
    return world.region(scope);
  }

  /** Prices and capacities: what was said of them in this region, else those of the settings. */
  public final MarketData market() {
    return region().market().over(options.market());
  }
}
