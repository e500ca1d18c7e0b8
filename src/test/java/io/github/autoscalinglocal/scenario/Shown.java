package io.github.autoscalinglocal.scenario;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An answer as text, to be compared with all that it should show. */
final class Shown {
  private Shown() {}

  /** One line a member, {@code name=value}; absent members are left out, UUIDs are masked. */
  static String of(Record answer) {
    return Arrays.stream(answer.getClass().getRecordComponents())
        .filter(component -> value(answer, component) != null)
        .map(component -> component.getName() + "=" + value(answer, component) + "\n")
        .collect(Collectors.joining())
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>");
  }

  private static Object value(Record answer, RecordComponent component) {
    try {
      return component.getAccessor().invoke(answer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
