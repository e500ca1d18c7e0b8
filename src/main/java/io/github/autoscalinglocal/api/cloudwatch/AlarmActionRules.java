package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.stream.Stream;

/** What may stand in the lists of an alarm's actions. */
final class AlarmActionRules {
  /** Who can be told by an alarm, as documented. */
  private static final List<String> VENDORS =
      List.of("aiops", "automate", "autoscaling", "lambda", "sns", "ssm", "ssm-incidents", "swf");

  private AlarmActionRules() {}

  static void check(PutMetricAlarm.Request request, Scope scope) {
    Stream.of(request.oKActions(), request.alarmActions(), request.insufficientDataActions())
        .filter(actions -> actions != null)
        .flatMap(List::stream)
        .forEach(action -> check(action, request, scope));
  }

  private static void check(String action, PutMetricAlarm.Request request, Scope scope) {
    String[] parts = action.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn") || !parts[1].startsWith("aws")) {
      throw CloudWatchErrors.noActionArn(action);
    }
    if (!VENDORS.contains(parts[2])) {
      throw CloudWatchErrors.unsupportedVendor(parts[2]);
    }
    if (parts[2].equals("automate") && !parts[3].equals(scope.region())) {
      throw CloudWatchErrors.actionElsewhere(parts[3], scope.region());
    }
    if (parts[2].equals("autoscaling") && request.thresholdMetricId() != null) {
      throw CloudWatchErrors.policyWithBand();
    }
  }
}
