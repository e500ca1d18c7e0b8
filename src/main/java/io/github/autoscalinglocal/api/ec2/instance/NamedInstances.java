package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Machines;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The instances that a request means. */
final class NamedInstances {
  private static final Pattern ID = Pattern.compile("i-[0-9a-f]+");

  private NamedInstances() {}

  /** All that EC2 tells of: those that have been terminated within the last hour, too. */
  static SortedMap<String, Ec2Instance> all(View view) {
    Ec2Machines machines = view.region().ec2().machines();
    List<Ec2Instance> ended = machines.recentlyEnded(view.now());
    if (ended.isEmpty()) {
      return machines.byId();
    }
    SortedMap<String, Ec2Instance> all = new TreeMap<>(machines.byId());
    ended.forEach(machine -> all.put(machine.id(), machine));
    return all;
  }

  /**
   * Those of these ids, in the order given; all if there are none.
   *
   * @throws ApiException that names all that there are not
   */
  static List<Ec2Instance> of(View view, List<String> ids) {
    Map<String, Ec2Instance> all = all(view);
    if (ids == null || ids.isEmpty()) {
      return List.copyOf(all.values());
    }
    for (String id : ids) {
      if (!ID.matcher(id).matches()) {
        throw Ec2Errors.malformedInstanceId(id);
      }
    }
    List<String> unknown = ids.stream().filter(id -> !all.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw Ec2Errors.instancesNotFound(unknown);
    }
    return ids.stream().distinct().map(all::get).toList();
  }

  static Ec2Instance of(View view, String id) {
    return of(view, List.of(id)).get(0);
  }
}
