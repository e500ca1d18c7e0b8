package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.InitReport;
import java.util.Map;

/**
 * What a server is told by whoever starts it, beside its settings.
 *
 * @param origins where settings came from, if not from a program or the defaults
 * @param init what becomes of the scripts of the start
 */
record Startup(Map<Knob, String> origins, InitReport init) {
  /** That of a program which embeds an emulator. */
  static final Startup EMBEDDED = new Startup(Map.of(), InitReport.NOTHING);
}
