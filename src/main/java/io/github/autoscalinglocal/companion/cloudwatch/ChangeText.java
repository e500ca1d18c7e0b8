package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmChange;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.AlarmState;
import io.github.autoscalinglocal.shape.JsonText;

/** How the history of an alarm tells a change: a sentence, and a document beside it. */
public record ChangeText(String summary, String data) {
  public static ChangeText of(AlarmChange change, Scope scope) {
    AlarmChange.What what = change.what();
    String name = "Alarm \"" + change.alarm() + "\" ";
    if (what instanceof AlarmChange.Created created) {
      JsonText data = document().text("type", "Create");
      data.object("createdAlarm", alarm(created.alarm(), scope));
      return new ChangeText(name + "created", data.toString());
    }
    if (what instanceof AlarmChange.Updated updated) {
      JsonText data = document().text("type", "Update");
      data.object("updatedAlarm", alarm(updated.alarm(), scope));
      return new ChangeText(name + "updated", data.toString());
    }
    if (what instanceof AlarmChange.StateChanged changed) {
      return new ChangeText(
          "Alarm updated from " + changed.from().value() + " to " + changed.to().value(),
          document()
              .object("oldState", state(changed.from()))
              .object("newState", state(changed.to()))
              .toString());
    }
    if (what instanceof AlarmChange.Acted acted) {
      JsonText data = new JsonText().text("actionState", "Succeeded");
      data.plain("stateUpdateTimestamp", acted.state().updated().toEpochMilli());
      data.text("notificationResource", acted.resource());
      return new ChangeText("Successfully executed action " + acted.resource(), data.toString());
    }
    return new ChangeText(name + "deleted", document().text("type", "Delete").toString());
  }

  private static JsonText document() {
    return new JsonText().text("version", "1.0");
  }

  private static JsonText state(AlarmState state) {
    JsonText json =
        new JsonText().text("stateValue", state.value().wire()).text("stateReason", state.reason());
    state.reasonData().ifPresent(data -> json.raw("stateReasonData", data));
    return json;
  }

  private static JsonText alarm(Alarm alarm, Scope scope) {
    AlarmConfiguration configuration = alarm.configuration();
    JsonText json = new JsonText().text("alarmName", alarm.name());
    configuration.description().ifPresent(text -> json.text("alarmDescription", text));
    json.text("alarmArn", alarm.arn(scope))
        .moment("alarmConfigurationUpdatedTimestamp", configuration.updated());
    if (configuration.watched() instanceof SingleMetric metric) {
      json.text("namespace", metric.id().namespace())
          .text("metricName", metric.id().name())
          .text(
              Stat.isExtended(metric.statistic()) ? "extendedStatistic" : "statistic",
              metric.statistic())
          .plain("period", metric.period())
          .list(
              "dimensions",
              metric.dimensions(),
              each ->
                  new JsonText().text("value", each.value()).text("name", each.name()).toString());
      metric.unit().ifPresent(unit -> json.text("unit", unit.wire()));
    }
    AlarmConfiguration.Rule rule = configuration.rule();
    rule.threshold().ifPresent(threshold -> json.plain("threshold", threshold));
    json.text("comparisonOperator", rule.operator().wire())
        .plain("evaluationPeriods", rule.evaluationPeriods());
    rule.datapointsToAlarm().ifPresent(count -> json.plain("datapointsToAlarm", count));
    rule.treatMissingData().ifPresent(word -> json.text("treatMissingData", word));
    AlarmConfiguration.Actions actions = configuration.actions();
    return json.text("stateValue", alarm.state().value().wire())
        .moment("stateUpdatedTimestamp", alarm.state().updated())
        .plain("actionsEnabled", actions.enabled())
        .list("alarmActions", actions.alarm(), JsonText::quoted)
        .list("insufficientDataActions", actions.insufficientData(), JsonText::quoted)
        .list("okactions", actions.ok(), JsonText::quoted);
  }
}
