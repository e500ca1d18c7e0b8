package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.error.ErrorCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndTest {
  private static final String V = "&Version=2011-01-01";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SERVICE_NAMESPACE =
      "http://autoscaling.amazonaws.com/doc/2011-01-01/";
  private static final String FRONT_DOOR_NAMESPACE =
      "http://webservices.amazon.com/AWSFault/2005-15-09";

  private final FrontEnd door = TestDoor.open();

  @Test
  void anUnsignedPostIsAnswered() {
    WireResponse response = door.answer(TestDoor.post("Action=DescribeTerminationPolicyTypes" + V));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/xml");
    assertThat(body(response))
        .isEqualTo(
            "<DescribeTerminationPolicyTypesResponse xmlns=\""
                + SERVICE_NAMESPACE
                + "\"><DescribeTerminationPolicyTypesResult><TerminationPolicyTypes>"
                + "<member>AllocationStrategy</member><member>ClosestToNextInstanceHour</member>"
                + "<member>Default</member><member>NewestInstance</member>"
                + "<member>OldestInstance</member><member>OldestLaunchConfiguration</member>"
                + "<member>OldestLaunchTemplate</member></TerminationPolicyTypes>"
                + "</DescribeTerminationPolicyTypesResult><ResponseMetadata><RequestId>"
                + response.requestId()
                + "</RequestId></ResponseMetadata></DescribeTerminationPolicyTypesResponse>");
  }

  @Test
  void aGetIsAnsweredToo() {
    WireRequest request = TestDoor.get("Action=DescribeTerminationPolicyTypes" + V);

    assertThat(door.answer(request).status()).isEqualTo(200);
  }

  @Test
  void queryStringAndBodyAreReadTogether() {
    WireRequest request =
        TestDoor.request(
            "POST",
            "/",
            "Version=2011-01-01",
            Map.of("Content-Type", "Application/X-WWW-Form-UrlEncoded"),
            "Action=DescribeTerminationPolicyTypes&Action=Other".getBytes(UTF_8));

    assertThat(door.answer(request).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "|400|MissingAction|Missing Action",
        "Version=2011-01-01|400|MissingAction|Missing Action",
        "Action=&Version=2011-01-01|400|InvalidAction"
            + "|Could not find operation  for version 2011-01-01",
        "Action=Nonsense&Version=2011-01-01|400|InvalidAction"
            + "|Could not find operation Nonsense for version 2011-01-01",
        "Action=describeTags&Version=2011-01-01|400|InvalidAction"
            + "|Could not find operation describeTags for version 2011-01-01",
        "Action=DescribeTags&Version=2010-01-01|400|InvalidAction"
            + "|Could not find operation DescribeTags for version 2010-01-01",
        "Action=DescribeTags|400|InvalidAction"
            + "|Could not find operation DescribeTags for version NO_VERSION_SPECIFIED",
        "Action=DescribeTags&Version=|400|InvalidAction"
            + "|Could not find operation DescribeTags for version ",
        "Action=%01<&Version=2011-01-01|400|InvalidAction"
            + "|Could not find operation \uFFFD&lt; for version 2011-01-01",
        "Action=%zz|404|MalformedQueryString|The query string contains a syntax error.",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256|400|IncompleteSignature"
            + "|AWS query-string parameters must include 'X-Amz-Credential'."
            + " Re-examine the query-string parameters.",
      })
  void whatIsNoOperationIsRefusedAtTheDoor(String form, int status, String code, String message) {
    String sent = form == null ? "" : form;
    for (WireRequest request : List.of(TestDoor.post(sent), TestDoor.get(sent))) {
      assertFault(door.answer(request), FRONT_DOOR_NAMESPACE, status, code, message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text/plain", "application/json", "application/x-www-form-urlencodedx"})
  void aBodyThatIsNotDeclaredAFormIsNotRead(String type) {
    WireRequest request =
        TestDoor.request(
            "POST",
            "/",
            "",
            type.isEmpty() ? Map.of() : Map.of("Content-Type", type),
            ("Action=DescribeTerminationPolicyTypes" + V).getBytes(UTF_8));

    assertFault(door.answer(request), FRONT_DOOR_NAMESPACE, 400, "MissingAction", "Missing Action");
  }

  @ParameterizedTest
  @CsvSource({"PUT,/", "HEAD,/", "get,/", "POST,/other", "GET,//"})
  void otherMethodsAndPathsAreUnknown(String method, String path) {
    WireRequest request =
        TestDoor.request(
            method, path, "Action=DescribeTerminationPolicyTypes" + V, Map.of(), new byte[0]);

    assertFault(
        door.answer(request),
        FRONT_DOOR_NAMESPACE,
        404,
        "UnknownOperationException",
        "No operation answers to " + method + " " + path + ".");
  }

  @Test
  void operationsThatAreNotBuiltSaySo() {
    Operations built = new Operations();
    for (String action : Operations.NAMES) {
      if (built.find(action).isEmpty()) {
        assertFault(
            door.answer(TestDoor.post("Action=" + action + V)),
            SERVICE_NAMESPACE,
            501,
            "NotImplemented",
            "The operation " + action + " is not emulated yet.");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Basic dXNlcjpwYXNz"
            + "|Authorization header requires 'Credential' parameter. Authorization header requires"
            + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
            + " Authorization=Basic dXNlcjpwYXNz",
        "AWS4-HMAC-SHA256 Credential=, SignedHeaders=host,,x"
            + "|Authorization header requires 'Credential' parameter. Authorization header requires"
            + " 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 Credential=,"
            + " SignedHeaders=host,,x",
        "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=x"
            + "|Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term, got 'a/b/c'",
        "AWS4-HMAC-SHA256 Credential=a/d/local/autoscaling/aws4_request,SignedHeaders=h,Signature=x"
            + "|Credential should be scoped to a valid region, not 'local'.",
        "AWS4-HMAC-SHA256 Credential=a/d//autoscaling/aws4_request,SignedHeaders=h,Signature=x"
            + "|Credential should be scoped to a valid region, not ''.",
      })
  void aMalformedSignatureIsIncomplete(String authorization, String message) {
    WireRequest request =
        TestDoor.request(
            "GET",
            "/",
            "Action=DescribeTerminationPolicyTypes" + V,
            Map.of("authorization", authorization),
            new byte[0]);

    assertFault(door.answer(request), FRONT_DOOR_NAMESPACE, 400, "IncompleteSignature", message);
  }

  @Test
  void anotherServiceIsTakenForThisOneByTheVersion() {
    String signature = authorization("AKID", "us-east-1", "events");

    assertThat(door.answer(signed(signature, "Action=DescribeTerminationPolicyTypes" + V)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/,Action=ListBuckets&Version=2006-03-01,' The operation asked for is ListBuckets.'",
    "/bucket/key,'',''",
    "/,'',''"
  })
  void aServiceThatIsNotEmulatedIsNamed(String path, String query, String more) {
    WireRequest request =
        TestDoor.request(
            "GET",
            path,
            query,
            Map.of("Authorization", authorization("AKID", "us-east-1", "s3")),
            new byte[0]);

    assertFault(
        door.answer(request),
        SERVICE_NAMESPACE,
        501,
        "NotImplemented",
        "The service 's3' is not emulated." + more);
  }

  @Test
  void constraintsAreReportedByTheFrameworkOfTheService() {
    assertFault(
        door.answer(TestDoor.post("Action=DeleteLaunchConfiguration" + V)),
        SERVICE_NAMESPACE,
        400,
        "ValidationError",
        "1 validation error detected: Value null at 'launchConfigurationName' failed to satisfy"
            + " constraint: Member must not be null");
  }

  @Test
  void stateIsKeptByAccountAndRegion() {
    String create =
        "Action=CreateLaunchConfiguration&LaunchConfigurationName=lc&ImageId=ami-1"
            + "&InstanceType=t3.micro"
            + V;
    String describe = "Action=DescribeLaunchConfigurations" + V;
    String there = authorization("123456789012", "eu-west-1", "autoscaling");

    String created = body(door.answer(signed(there, create)));

    assertThat(created)
        .startsWith("<CreateLaunchConfigurationResponse")
        .doesNotContain("CreateLaunchConfigurationResult");
    assertThat(body(door.answer(signed(there, describe))))
        .contains("arn:aws:autoscaling:eu-west-1:123456789012:launchConfiguration:");
    for (String elsewhere :
        List.of(
            authorization("123456789013", "eu-west-1", "autoscaling"),
            authorization("123456789012", "eu-west-2", "autoscaling"),
            authorization("AKID", "eu-west-1", "autoscaling"))) {
      assertThat(body(door.answer(signed(elsewhere, describe))))
          .contains("<LaunchConfigurations/>");
    }
    String presigned =
        "&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=123456789012%2F20260101%2Feu-west-1%2Fautoscaling%2Faws4_request";
    assertThat(body(door.answer(TestDoor.get(describe + presigned)))).contains("<member>");
  }

  @Test
  void whoHasNoAccountIdForAKeyIsTheDefaultAccount() {
    door.answer(
        TestDoor.post(
            "Action=CreateLaunchConfiguration&LaunchConfigurationName=lc&ImageId=ami-1"
                + "&InstanceType=t3.micro"
                + V));

    String signature = authorization("AKIAIOSFODNN7EXAMPLE", "us-east-1", "autoscaling");
    assertThat(body(door.answer(signed(signature, "Action=DescribeLaunchConfigurations" + V))))
        .contains("arn:aws:autoscaling:us-east-1:000000000000:");
  }

  @Test
  void aBugIsAnInternalFailure() {
    AtomicBoolean broken = new AtomicBoolean();
    InstantSource time =
        () -> {
          if (broken.get()) {
            throw new IllegalStateException("made to fail by a test");
          }
          return TestDoor.START;
        };
    FrontEnd fragile = TestDoor.open(time);
    broken.set(true);

    assertFault(
        fragile.answer(TestDoor.post("Action=DescribeTerminationPolicyTypes" + V)),
        SERVICE_NAMESPACE,
        500,
        "InternalFailure",
        "The request processing has failed because of an unknown error, exception or failure.");
  }

  @Test
  void requestsThatComeTogetherAreEachAnsweredAsIfAlone() {
    List<WireResponse> answers =
        door.answer(
            List.of(
                TestDoor.post("Action=CreateAutoScalingGroup&AutoScalingGroupName=a" + V),
                TestDoor.post("Action=NoSuchAction" + V),
                TestDoor.post("Action=DescribeAutoScalingGroups" + V),
                TestDoor.post("Action=SetDesiredCapacity&AutoScalingGroupName=b" + V),
                TestDoor.post(
                    "Action=CreateLaunchConfiguration&LaunchConfigurationName=lc"
                        + "&ImageId=ami-12345678&InstanceType=t3.micro"
                        + V)));

    assertThat(answers).extracting(WireResponse::status).containsExactly(400, 400, 200, 400, 200);
    assertThat(answers.stream().map(FrontEndTest::body))
        .satisfiesExactly(
            body -> assertThat(body).contains("<Code>ValidationError</Code>", "'minSize'"),
            body -> assertThat(body).contains("<Code>InvalidAction</Code>"),
            body -> assertThat(body).contains("<DescribeAutoScalingGroupsResult>"),
            body -> assertThat(body).contains("<Code>ValidationError</Code>", "'desiredCapacity'"),
            body -> assertThat(body).contains("<CreateLaunchConfigurationResponse"));
    assertThat(body(door.answer(TestDoor.post("Action=DescribeLaunchConfigurations" + V))))
        .contains("<LaunchConfigurationName>lc</LaunchConfigurationName>");
  }

  @Test
  void whatIsTooLongIsRefusedUnread() {
    assertFault(
        door.refuse(ErrorCode.RequestEntityTooLarge, "Too long."),
        FRONT_DOOR_NAMESPACE,
        413,
        "RequestEntityTooLarge",
        "Too long.");
  }

  @Test
  void requestIdsAreDifferentUuidsAndTheSameForTheSameSeed() {
    List<String> ids = List.of(newId(door), newId(door), newId(door));

    assertThat(ids)
        .doesNotHaveDuplicates()
        .allMatch(
            id ->
                id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    FrontEnd same = TestDoor.open();
    assertThat(List.of(newId(same), newId(same), newId(same))).isEqualTo(ids);
  }

  private static String newId(FrontEnd door) {
    return door.answer(TestDoor.get("")).requestId();
  }

  private static String authorization(String accessKey, String region, String service) {
    return "AWS4-HMAC-SHA256 Credential="
        + String.join("/", accessKey, "20260101", region, service, "aws4_request")
        + ", SignedHeaders=host;x-amz-date, Signature=abc";
  }

  private static WireRequest signed(String authorization, String form) {
    return TestDoor.request(
        "POST",
        "/",
        "",
        Map.of("Authorization", authorization, "Content-Type", FORM),
        form.getBytes(UTF_8));
  }

  private static String body(WireResponse response) {
    return new String(response.body(), UTF_8);
  }

  private static void assertFault(
      WireResponse response, String namespace, int status, String code, String message) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.contentType()).isEqualTo("text/xml");
    assertThat(body(response))
        .isEqualTo(
            "<ErrorResponse xmlns=\""
                + namespace
                + "\"><Error><Type>"
                + (status < 500 ? "Sender" : "Receiver")
                + "</Type><Code>"
                + code
                + "</Code><Message>"
                + message
                + "</Message></Error><RequestId>"
                + response.requestId()
                + "</RequestId></ErrorResponse>");
  }
}
