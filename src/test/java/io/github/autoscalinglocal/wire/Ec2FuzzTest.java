package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.api.ec2.Ec2Operations;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** As {@link FuzzTest}, for EC2. */
class Ec2FuzzTest {
  private static final int REQUESTS = 1_000;
  private static final List<Operation<?, ?>> OPERATIONS = Ec2Operations.service().built();
  private static final Pattern ID = Pattern.compile(">([a-z]+-[0-9a-f]{17})<");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "a",
          "web",
          "default",
          "self",
          "amazon",
          "us-east-1a",
          "use1-az1",
          "m5.large",
          "t4g.*",
          "ami-1",
          "i-1",
          "lt-1",
          "sg-",
          "vpc-",
          "0",
          "1",
          "2",
          "5",
          "-1",
          "2147483648",
          "9223372036854775808",
          "NaN",
          "0.5",
          "true",
          "FALSE",
          "$Latest",
          "$Default",
          "tcp",
          "all",
          "22",
          "10.0.0.0/16",
          "10.0.0.0/24",
          "172.31.0.0/28",
          "0.0.0.0/0",
          "::/0",
          "999.1.1.1/99",
          "running",
          "name",
          "tag:a",
          "tag-key",
          "state",
          "instance-id",
          "vpc-id",
          "*",
          "?\\",
          "aws:x",
          "instance",
          "volume",
          "spot",
          "stop",
          "userData",
          "groupSet",
          "c3NoLXJzYSBBQUFB",
          "2026-01-01T00:00:00Z",
          "<&>\"']]>",
          "\t\r\n",
          "\u0000",
          "\uFFFE",
          "é€🍊",
          "%",
          "a".repeat(300));

  private final FrontEnd door = TestDoor.open();
  private final List<String> ids = new ArrayList<>(List.of("web"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void requestsOfWildValuesGetAnAwsAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    furnish();
    int successes = 0;
    for (int i = 0; i < REQUESTS; i++) {
      String form = wildForm(random);
      WireResponse response = send(form);
      assertAwsAnswer(response, seed, form);
      if (response.status() == 200) {
        successes++;
      }
    }
    assertThat(successes).as("seed %d", seed).isGreaterThan(REQUESTS / 5);
  }

  private void furnish() {
    for (String form :
        List.of(
            "Action=CreateLaunchTemplate&LaunchTemplateName=web&LaunchTemplateData.ImageId=ami-1",
            "Action=RunInstances&ImageId=ami-1&MinCount=3&MaxCount=3",
            "Action=CreateKeyPair&KeyName=web",
            "Action=CreateVpc&CidrBlock=10.0.0.0/16",
            "Action=CreateSecurityGroup&GroupName=web&GroupDescription=d",
            "Action=DescribeSubnets",
            "Action=DescribeSecurityGroups",
            "Action=DescribeVolumes",
            "Action=DescribeImages&Owner.1=amazon")) {
      WireResponse response = send(form);
      String text = new String(response.body(), UTF_8);
      assertThat(response.status()).as(text).isEqualTo(200);
      ID.matcher(text).results().map((MatchResult each) -> each.group(1)).forEach(ids::add);
    }
  }

  private WireResponse send(String form) {
    return door.answer(TestDoor.post(form + "&Version=2016-11-15"));
  }

  private String wildForm(SplittableRandom random) {
    Operation<?, ?> operation = pick(random, OPERATIONS);
    List<String> form = new ArrayList<>(List.of("Action=" + operation.name()));
    add(
        form,
        "",
        RecordShape.of(Operations.requestType(operation)),
        random,
        pick(random, List.of(0, 3, 30)));
    return String.join("&", form);
  }

  private void add(
      List<String> form, String prefix, RecordShape shape, SplittableRandom random, int percent) {
    for (RecordShape.Member member : shape.members()) {
      boolean dryRun = member.name().equals("dryRun");
      if (!dryRun && random.nextInt(100) < (member.required() ? 98 : percent)) {
        add(form, prefix + member.wireName(), member.shape(), random, percent);
      }
    }
  }

  private void add(
      List<String> form, String name, ValueShape shape, SplittableRandom random, int percent) {
    if (shape instanceof ValueShape.Scalar scalar) {
      form.add(name + "=" + URLEncoder.encode(value(scalar, random), UTF_8));
    } else if (shape instanceof ValueShape.ListOf list) {
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        add(form, name + "." + i, list.element(), random, percent / 2);
      }
    } else {
      add(form, name + ".", ((ValueShape.Structure) shape).shape(), random, percent / 2);
    }
  }

  private String value(ValueShape.Scalar scalar, SplittableRandom random) {
    if (random.nextInt(20) == 0) {
      return pick(random, VALUES);
    }
    return switch (scalar.type()) {
      case STRING -> pick(random, random.nextBoolean() ? ids : VALUES);
      case INTEGER, LONG -> pick(random, List.of("0", "1", "2", "5", "100", "-1", "2147483647"));
      case DOUBLE -> pick(random, List.of("0", "-0.5", "1e300", "8"));
      case BOOLEAN -> pick(random, List.of("true", "false"));
      case TIMESTAMP -> "2026-01-01T00:00:00Z";
    };
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static void assertAwsAnswer(WireResponse response, long seed, String form) {
    String context = "seed " + seed + ": " + form;
    assertThat(response.status()).as(context).isIn(200, 400);
    Document document = parsed(response, context);
    if (response.status() == 400) {
      assertThat(document.getElementsByTagName("Code").item(0).getTextContent())
          .as(context)
          .isNotEmpty();
      assertThat(document.getElementsByTagName("Message").item(0).getTextContent())
          .as(context)
          .isNotEmpty();
    }
  }

  private static Document parsed(WireResponse response, String context) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(response.body()));
    } catch (Exception e) {
      throw new AssertionError(context, e);
    }
  }
}
