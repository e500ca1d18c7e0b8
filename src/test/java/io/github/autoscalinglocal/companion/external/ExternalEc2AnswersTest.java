package io.github.autoscalinglocal.companion.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.companion.delivery.StubReceiver;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Answer;
import io.github.autoscalinglocal.companion.delivery.StubReceiver.Received;
import io.github.autoscalinglocal.companion.external.ExternalEc2.Answer.Launched;
import io.github.autoscalinglocal.companion.external.ExternalEc2.Answer.Refused;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Template;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePMap;

/** What the EC2 of another host is asked, and what is made of its answers. */
@Timeout(30)
class ExternalEc2AnswersTest {
  private static final Scope SCOPE = new Scope("123456789012", "eu-west-1");
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
  private static final TreePMap<String, String> ONE = TreePMap.singleton("ImageId", "ami-1");

  private final StubReceiver stub = new StubReceiver();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExternalEc2 ec2 = patient(Duration.ofSeconds(10));

  private ExternalEc2 patient(Duration patience) {
    return new ExternalEc2(stub.endpoint(), NOW, patience);
  }

  @AfterEach
  void stop() {
    end.countDown();
    stub.close();
  }

  static Map<String, String> form(Received request) {
    Map<String, String> parameters = new TreeMap<>();
    Arrays.stream(request.body().split("&"))
        .map(each -> each.split("=", 2))
        .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], UTF_8)));
    return parameters;
  }

  private static Answer launched(String... ids) {
    StringBuilder items = new StringBuilder();
    for (String id : ids) {
      items.append("<item><instanceId>").append(id).append("</instanceId></item>");
    }
    return new Answer(
        200,
        "<RunInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><instancesSet>"
            + items
            + "</instancesSet></RunInstancesResponse>");
  }

  private static Answer error(String code, String message) {
    return new Answer(
        400,
        "<?xml version=\"1.0\"?>\n<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors><RequestID>1</RequestID></Response>"
            .formatted(code, message));
  }

  private Answer never() {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return launched("i-1");
  }

  private static Refusal refusal(ExternalEc2.Answer answer) {
    return ((Refused) answer).refusal();
  }

  @Test
  void aRequestSaysWhoseItIs() {
    stub.answers(request -> launched("i-1"));

    ec2.launch(SCOPE, List.of(ONE));

    Received request = stub.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/");
    assertThat(request.header("Authorization"))
        .startsWith(
            "AWS4-HMAC-SHA256 Credential=123456789012/20260302/eu-west-1/ec2/aws4_request, ");
    assertThat(request.header("X-Amz-Date")).isEqualTo("20260302T120000Z");
    assertThat(form(request))
        .containsEntry("Action", "RunInstances")
        .containsEntry("Version", "2016-11-15")
        .containsEntry("ImageId", "ami-1")
        .containsEntry("MinCount", "1")
        .containsEntry("MaxCount", "1")
        .containsKey("ClientToken");
  }

  @Test
  void whatIsAlikeIsAskedForTogetherAsOftenAsSomethingCame() {
    TreePMap<String, String> another = TreePMap.singleton("ImageId", "ami-2");
    stub.answers(
        request ->
            switch (form(request).get("ImageId") + " " + form(request).get("MaxCount")) {
              case "ami-1 3" -> launched("i-1", "i-2");
              case "ami-1 1" -> error("InsufficientInstanceCapacity", "There is no more.");
              case "ami-2 1" -> launched("i-3");
              default -> error("InternalError", "Unexpected");
            });

    List<ExternalEc2.Answer> answers = ec2.launch(SCOPE, List.of(ONE, ONE, ONE, another));

    assertThat(answers.subList(0, 2))
        .extracting(each -> ((Launched) each).instance().id())
        .containsExactly("i-1", "i-2");
    assertThat(refusal(answers.get(2)))
        .isEqualTo(new Refusal("InsufficientInstanceCapacity", "There is no more.", true));
    assertThat(((Launched) answers.get(3)).instance().id()).isEqualTo("i-3");
    List<String> tokens =
        List.of(stub.next(), stub.next(), stub.next()).stream()
            .map(each -> form(each).get("ClientToken"))
            .toList();
    assertThat(tokens).doesNotHaveDuplicates();
  }

  @Test
  void whatDoesNotAnswerInTimeIsAskedOnceMoreWithTheSameToken() {
    stub.answers(request -> never());

    List<ExternalEc2.Answer> answers =
        patient(Duration.ofMillis(200)).launch(SCOPE, List.of(ONE, TreePMap.empty()));

    assertThat(answers)
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(refusal(each).code()).isEqualTo("InternalError");
              assertThat(refusal(each).sentence())
                  .isEqualTo("The EC2 endpoint " + stub.endpoint() + " did not answer in time.");
            });
    assertThat(form(stub.next())).isEqualTo(form(stub.next()));
    assertThat(stub.unseen()).isZero();
  }

  @Test
  void aSecondAttemptFindsWhatTheFirstHasLaunched() {
    stub.answers(request -> stub.unseen() == 1 ? never() : launched("i-1"));

    List<ExternalEc2.Answer> answers = patient(Duration.ofMillis(500)).launch(SCOPE, List.of(ONE));

    assertThat(((Launched) answers.get(0)).instance().id()).isEqualTo("i-1");
  }

  @Test
  void nobodyAtHomeIsNotAskedAgain() {
    URI gone = stub.endpoint();
    stub.close();

    List<ExternalEc2.Answer> answers =
        new ExternalEc2(gone, NOW, Duration.ofSeconds(10)).launch(SCOPE, List.of(ONE));

    assertThat(refusal(answers.get(0)).sentence())
        .isEqualTo("The EC2 endpoint " + gone + " cannot be reached.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html><body>Bad Gateway</body>",
        "<Response/>",
        "<RunInstancesResponse/>",
        "<RunInstancesResponse><instancesSet/></RunInstancesResponse>",
        "<RunInstancesResponse><instancesSet><item/></instancesSet></RunInstancesResponse>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a><instancesSet><item>"
            + "<instanceId>&e;</instanceId></item></instancesSet></a>"
      })
  void anOddAnswerIsARefusal(String body) {
    for (int status : List.of(200, 400, 502)) {
      stub.answers(request -> new Answer(status, body));

      List<ExternalEc2.Answer> answers = ec2.launch(SCOPE, List.of(ONE, ONE));

      assertThat(answers)
          .hasSize(2)
          .allSatisfy(each -> assertThat(refusal(each).code()).isEqualTo("InternalError"));
    }
  }

  @Test
  void anErrorWithoutWordsHasItsCode() {
    stub.answers(
        request ->
            new Answer(
                503, "<Response><Errors><Error><Code>Busy</Code></Error></Errors></Response>"));

    assertThat(refusal(ec2.launch(SCOPE, List.of(ONE)).get(0)))
        .isEqualTo(new Refusal("Busy", "Busy.", true));
  }

  @Test
  void oneThatCannotBeTerminatedKeepsNoOtherAlive() {
    stub.answers(
        request -> {
          Map<String, String> form = form(request);
          if (form.containsValue("i-protected")) {
            return error("OperationNotPermitted", "It is protected.");
          }
          return form.containsValue("i-gone")
              ? error("InvalidInstanceID.NotFound", "It does not exist.")
              : new Answer(200, "<TerminateInstancesResponse/>");
        });

    assertThat(ec2.terminate(SCOPE, List.of("i-1", "i-protected", "i-gone")))
        .containsExactly(
            Optional.empty(),
            Optional.of(new Refusal("OperationNotPermitted", "It is protected.", true)),
            Optional.empty());
  }

  @Test
  void aTerminationThatNobodyTakesIsRefusedForAll() {
    stub.answers(request -> new Answer(500, ""));

    assertThat(ec2.terminate(SCOPE, List.of("i-1", "i-2")))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).isPresent());
    stub.next();
    assertThat(stub.unseen()).isZero();
  }

  @Test
  void instancesAreLookedUpPageByPage() {
    stub.answers(
        request ->
            new Answer(
                200,
                form(request).containsKey("NextToken")
                    ? "<r><reservationSet><item><instancesSet><item><instanceId>i-2</instanceId>"
                        + "</item></instancesSet></item></reservationSet></r>"
                    : "<r><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId>"
                        + "<instanceState><name>stopped</name></instanceState>"
                        + "</item></instancesSet></item></reservationSet>"
                        + "<nextToken>2</nextToken></r>"));

    assertThat(ec2.instances(SCOPE, List.of("i-1", "i-2", "i-3")).orElseThrow())
        .extracting(ExternalInstance::id, ExternalInstance::state)
        .containsExactly(tuple("i-1", "stopped"), tuple("i-2", ""));
  }

  @Test
  void aListThatNeverEndsIsNotReadForEver() {
    stub.answers(request -> new Answer(200, "<r><reservationSet/><nextToken>more</nextToken></r>"));

    assertThat(ec2.instances(SCOPE, List.of("i-1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<r/>", "<Response><Errors/></Response>"})
  void whoDoesNotAnswerHasNotLostAnInstance(String body) {
    stub.answers(request -> new Answer(200, body));

    assertThat(ec2.instances(SCOPE, List.of("i-1"))).isEmpty();
  }

  @Test
  void aTemplateIsReadWithItsVersions() {
    stub.answers(
        request ->
            new Answer(
                200,
                "<r><launchTemplateVersionSet>"
                    + version(3, false, "<instanceType>c5.large</instanceType>")
                    + version(1, true, "<imageId>ami-1</imageId>")
                    + "</launchTemplateVersionSet></r>"));

    Template template = ec2.template(SCOPE, Optional.empty(), Optional.of("web")).orElseThrow();

    assertThat(form(stub.next())).containsEntry("LaunchTemplateName", "web");
    assertThat(template.id()).isEqualTo("lt-1");
    assertThat(template.latestVersion()).isEqualTo(3);
    assertThat(template.defaultVersion()).isEqualTo(1);
    assertThat(template.versions().keySet()).containsExactly(1L, 3L);
    assertThat(template.version(3).orElseThrow().instanceType()).contains("c5.large");
    assertThat(template.version(1).orElseThrow().imageId()).contains("ami-1");
  }

  private static String version(int number, boolean byDefault, String data) {
    return "<item><launchTemplateId>lt-1</launchTemplateId><launchTemplateName>web"
        + "</launchTemplateName><versionNumber>%d</versionNumber><defaultVersion>%s</defaultVersion>"
            .formatted(number, byDefault)
        + "<createTime>2026-01-01T00:00:00Z</createTime><launchTemplateData>"
        + data
        + "</launchTemplateData></item>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<item/>",
        "<item><versionNumber>x</versionNumber></item>",
        "<item><versionNumber>0</versionNumber></item>",
        "<item><versionNumber>1</versionNumber></item>"
      })
  void aTemplateThatIsNoneIsUnknown(String item) {
    stub.answers(
        request ->
            new Answer(
                200, "<r><launchTemplateVersionSet>" + item + "</launchTemplateVersionSet></r>"));

    assertThat(ec2.template(SCOPE, Optional.of("lt-1"), Optional.empty())).isEmpty();
  }

  @Test
  void aSubnetIsRead() {
    stub.answers(
        request ->
            new Answer(
                200,
                "<r><subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>"
                    + "<cidrBlock>10.0.0.0/24</cidrBlock><availabilityZone>eu-west-1b"
                    + "</availabilityZone><mapPublicIpOnLaunch>true</mapPublicIpOnLaunch></item>"
                    + "</subnetSet></r>"));

    assertThat(ec2.subnet(SCOPE, "subnet-1"))
        .contains(new Subnet("subnet-1", "eu-west-1b", "vpc-1", "10.0.0.0/24", false, true));
    assertThat(ec2.subnet(SCOPE, "subnet-2")).isEmpty();
  }
}
