package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Traffic sources of a group {@code g}, and requests that name them. */
final class Sources {
  static final String GROUP = "AutoScalingGroupName=g";

  private Sources() {}

  static String arn(String name) {
    return "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + name + "/73e2d6";
  }

  static String lattice(int number) {
    return "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-" + number;
  }

  static String number(String type, int number) {
    return switch (type) {
      case "elb" -> "lb-" + number;
      case "elbv2" -> arn("t" + number);
      default -> lattice(number);
    };
  }

  static String numbered(String pattern, int count) {
    return String.join(",", IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList());
  }

  static TrafficSourceIdentifier source(String identifier, String type) {
    return new TrafficSourceIdentifier(identifier, type);
  }

  static List<TrafficSourceIdentifier> sourcesOf(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> source(arn("s" + i), null)).toList();
  }

  static String[] request(List<TrafficSourceIdentifier> sources) {
    List<String> parameters = new ArrayList<>(List.of(GROUP));
    for (TrafficSourceIdentifier source : sources) {
      String member = "TrafficSources.member." + (sources.indexOf(source) + 1) + ".";
      parameters.add(member + "Identifier=" + source.identifier());
      if (source.type() != null) {
        parameters.add(member + "Type=" + source.type());
      }
    }
    return parameters.toArray(String[]::new);
  }

  static String[] sourceList(String type, int count) {
    String[] request =
        request(
            IntStream.rangeClosed(1, count).mapToObj(i -> source(number(type, i), type)).toList());
    return List.of(request).subList(1, request.length).toArray(String[]::new);
  }
}
