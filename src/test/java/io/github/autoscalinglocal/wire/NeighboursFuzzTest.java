package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link FuzzTest}, for load balancers, roles and credentials. */
class NeighboursFuzzTest {
  private static final int REQUESTS = 1_500;
  private static final Pattern ARN = Pattern.compile("arn:[^<]+");
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "a",
          "-",
          "front",
          "blue",
          "web",
          "i-0123456789abcdef0",
          "10.0.0.1",
          "subnet-1a",
          "subnet-2b",
          "us-east-1a",
          "vpc-1",
          "true",
          "300",
          "deregistration_delay.timeout_seconds",
          "HTTP",
          "HTTP:80/",
          "traffic-port",
          "internal",
          "autoscaling.amazonaws.com",
          "{}",
          "{\"Version\":\"2012-10-17\"}",
          "/",
          "/x/",
          "arn:aws:iam::aws:policy/ReadOnlyAccess",
          "arn:aws:iam::000000000000:role/web",
          "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/",
          "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/x",
          "<&>\"']]>",
          "\u00e4\ud83d\ude00",
          "\ud800",
          "x".repeat(300));

  private final List<String> names = new ArrayList<>(List.of("front", "blue", "web"));

  @ParameterizedTest
  @CsvSource({"elbv2, 1", "elbv2, 2", "elbv2, 3", "elb, 1", "elb, 2", "iam, 1", "iam, 2", "sts, 1"})
  void requestsOfWildValuesGetAnAwsAnswer(String name, long seed) {
    Service service =
        new Services()
            .all().stream()
                .filter(each -> each.identity().name().equals(name))
                .findFirst()
                .orElseThrow();
    SplittableRandom random = new SplittableRandom(seed);
    FrontEnd door = furnished();
    int performed = 0;
    for (int i = 0; i < REQUESTS; i++) {
      String form = wildForm(random, service);
      WireResponse response = door.answer(TestDoor.post(form));
      String answer = new String(response.body(), UTF_8);
      assertThat(response.status())
          .as("seed %s: %s: %s", seed, form, answer)
          .isIn(200, 400, 403, 404, 409);
      assertThat(answer).contains("<RequestId>" + response.requestId() + "</RequestId>");
      performed += response.status() == 200 ? 1 : 0;
    }
    assertThat(performed).as("requests that were performed").isGreaterThan(REQUESTS / 50);
  }

  /** With one of everything, so that more than its absence is met. */
  private FrontEnd furnished() {
    FrontEnd door = TestDoor.open();
    String v2 = "&Version=2015-12-01";
    String balancer =
        create(
            door,
            "Action=CreateLoadBalancer&Name=front&Subnets.member.1=subnet-1a"
                + "&Subnets.member.2=subnet-1b"
                + v2);
    String group =
        create(door, "Action=CreateTargetGroup&Name=blue&Protocol=HTTP&Port=80&VpcId=vpc-1" + v2);
    create(
        door,
        "Action=CreateListener&Protocol=HTTP&Port=80&DefaultActions.member.1.Type=forward"
            + "&LoadBalancerArn="
            + balancer
            + "&DefaultActions.member.1.TargetGroupArn="
            + group
            + v2);
    create(
        door,
        "Action=CreateLoadBalancer&LoadBalancerName=front&AvailabilityZones.member.1=us-east-1a"
            + "&Listeners.member.1.Protocol=HTTP&Listeners.member.1.LoadBalancerPort=80"
            + "&Listeners.member.1.InstancePort=80&Version=2012-06-01");
    create(
        door, "Action=CreateRole&RoleName=web&AssumeRolePolicyDocument=%7B%7D&Version=2010-05-08");
    create(door, "Action=CreateInstanceProfile&InstanceProfileName=web&Version=2010-05-08");
    return door;
  }

  private String create(FrontEnd door, String form) {
    WireResponse response = door.answer(TestDoor.post(form));
    String answer = new String(response.body(), UTF_8);
    assertThat(response.status()).as(answer).isEqualTo(200);
    Matcher arn = ARN.matcher(answer);
    if (!arn.find()) {
      return "";
    }
    names.add(arn.group());
    return arn.group();
  }

  private String wildForm(SplittableRandom random, Service service) {
    Operation<?, ?> operation = pick(random, service.built());
    List<String> form = new ArrayList<>();
    form.add("Action=" + operation.name());
    form.add("Version=" + service.identity().version());
    RecordShape shape = RecordShape.of(Operations.requestType(operation));
    add(form, "", shape, random, pick(random, List.of(0, 10, 40)));
    return String.join("&", form);
  }

  private void add(
      List<String> form, String prefix, RecordShape shape, SplittableRandom random, int percent) {
    for (RecordShape.Member member : shape.members()) {
      if (random.nextInt(100) < (member.required() ? 98 : percent)) {
        add(form, prefix + member.wireName(), member.shape(), random, percent);
      }
    }
  }

  private void add(
      List<String> form, String name, ValueShape shape, SplittableRandom random, int percent) {
    if (random.nextInt(50) == 0 || shape instanceof ValueShape.Scalar) {
      form.add(name + "=" + URLEncoder.encode(value(shape, random), UTF_8));
    } else if (shape instanceof ValueShape.ListOf list) {
      for (int elements = random.nextInt(4); elements > 0; elements--) {
        String index = pick(random, List.of("1", "2", "3", "10", "0", "x"));
        add(form, name + "." + list.item() + "." + index, list.element(), random, percent);
      }
    } else if (shape instanceof ValueShape.Structure structure) {
      add(form, name + ".", structure.shape(), random, percent);
    }
  }

  private String value(ValueShape shape, SplittableRandom random) {
    if (random.nextInt(20) == 0 || !(shape instanceof ValueShape.Scalar scalar)) {
      return pick(random, VALUES);
    }
    return switch (scalar.type()) {
      case STRING ->
          scalar.constants().isEmpty()
              ? pick(random, random.nextBoolean() ? names : VALUES)
              : pick(random, List.copyOf(scalar.constants().keySet()));
      case INTEGER, LONG -> pick(random, List.of("0", "1", "2", "5", "30", "80", "900", "-1"));
      case DOUBLE -> pick(random, List.of("0", "1.5"));
      case BOOLEAN -> pick(random, List.of("true", "false"));
      case TIMESTAMP -> "2026-01-01T00:00:00Z";
    };
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
