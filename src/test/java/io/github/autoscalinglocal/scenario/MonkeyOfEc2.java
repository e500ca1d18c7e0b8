package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.scenario.Monkey.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up calls of EC2 about instances, those of groups among them. */
final class MonkeyOfEc2 {
  private final Random random;

  MonkeyOfEc2(Random random) {
    this.random = random;
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T any(List<T> values) {
    return values.get(below(values.size()));
  }

  /** The next call, by someone who sees this region. */
  Call next(Region region) {
    return switch (below(8)) {
      case 0, 1 -> run(region);
      case 2 -> new Call("TerminateInstances", ids("InstanceId.", region));
      case 3 -> new Call("StopInstances", ids("InstanceId.", region));
      case 4 -> new Call("StartInstances", ids("InstanceId.", region));
      case 5 -> new Call("RebootInstances", ids("InstanceId.", region));
      case 6 -> tags("CreateTags", region);
      default -> tags("DeleteTags", region);
    };
  }

  private Call run(Region region) {
    List<String> parameters = new ArrayList<>();
    if (below(3) == 0) {
      parameters.add("LaunchTemplate.LaunchTemplateName=web");
    } else {
      parameters.add("ImageId=" + any(List.of("ami-1", "ami-2", "nonsense")));
      parameters.add("InstanceType=" + any(List.of("m5.large", "t3.micro", "x")));
    }
    parameters.add("MinCount=" + (1 + below(2)));
    parameters.add("MaxCount=" + (1 + below(3)));
    if (below(2) == 0) {
      parameters.add(
          "Placement.AvailabilityZone=" + region.scope().region() + any(List.of("a", "b", "z")));
    }
    if (below(4) == 0) {
      parameters.add("InstanceMarketOptions.MarketType=spot");
    }
    return new Call("RunInstances", parameters);
  }

  private List<String> ids(String prefix, Region region) {
    List<String> there = new ArrayList<>(region.ec2().instances().keySet());
    there.add("i-0123456789abcdef0");
    List<String> parameters = new ArrayList<>();
    int count = 1 + below(2);
    for (int i = 1; i <= count; i++) {
      parameters.add(prefix + i + "=" + any(there));
    }
    return parameters;
  }

  private Call tags(String action, Region region) {
    List<String> parameters = ids("ResourceId.", region);
    parameters.add("Tag.1.Key=" + any(List.of("team", "Name", "aws:autoscaling:groupName")));
    return new Call(action, parameters);
  }
}
