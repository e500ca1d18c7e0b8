package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.control.InitReport.Script;
import io.github.autoscalinglocal.control.InitReport.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has become of the scripts of the init folders, as LocalStack tells it. */
final class ReadInit {
  private ReadInit() {}

  private record All(Map<Stage, Boolean> completed, List<Script> scripts) {}

  private record One(boolean completed, List<Script> scripts) {}

  static Endpoint all(InitReport report) {
    return call -> {
      call.allow();
      return new All(report.completed(), report.scripts());
    };
  }

  static Endpoint one(InitReport report) {
    return call -> {
      Stage stage = stage(call.allow().variable("stage"));
      return new One(
          report.isComplete(stage),
          report.scripts().stream().filter(each -> each.stage() == stage).toList());
    };
  }

  private static Stage stage(String name) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no stage '%s'; there are boot, start, ready and shutdown."
                        .formatted(name)));
  }
}
