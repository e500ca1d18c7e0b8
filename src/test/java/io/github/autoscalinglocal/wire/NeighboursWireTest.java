package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the services next door are told apart, and in which namespaces they answer. */
class NeighboursWireTest {
  private static final String V2 = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";

  private final FrontEnd door = TestDoor.open();

  private WireResponse signed(String service, String form) {
    return door.answer(
        TestDoor.request(
            "POST",
            "/",
            "",
            Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/"
                    + service
                    + "/aws4_request, SignedHeaders=host, Signature=0"),
            form.getBytes(UTF_8)));
  }

  private static String text(WireResponse response) {
    return new String(response.body(), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "elasticloadbalancing, DescribeLoadBalancers, 2015-12-01,"
        + " http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
    "elasticloadbalancing, DescribeLoadBalancers, 2012-06-01,"
        + " http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/",
    "iam, ListInstanceProfiles, 2010-05-08, https://iam.amazonaws.com/doc/2010-05-08/",
    "sts, GetCallerIdentity, 2011-06-15, https://sts.amazonaws.com/doc/2011-06-15/"
  })
  void eachServiceAnswersInItsNamespace(
      String service, String action, String version, String namespace) {
    String form = "Action=" + action + "&Version=" + version;

    for (WireResponse answer :
        new WireResponse[] {signed(service, form), door.answer(TestDoor.post(form))}) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(text(answer))
          .startsWith("<" + action + "Response xmlns=\"" + namespace + "\"><" + action + "Result");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "elasticloadbalancing, DescribeRules, 2015-12-01",
    "elasticloadbalancing, CreateLoadBalancerPolicy, 2012-06-01",
    "iam, ListUsers, 2010-05-08",
    "sts, AssumeRoleWithWebIdentity, 2011-06-15"
  })
  void anOperationThatIsNotThereIsNamed(String service, String action, String version) {
    WireResponse answer = signed(service, "Action=" + action + "&Version=" + version);

    assertThat(answer.status()).isEqualTo(501);
    assertThat(text(answer))
        .contains("<Code>NotImplemented</Code>")
        .contains("<Message>The operation " + action + " is not emulated");
  }

  @Test
  void aTargetGroupByteForByte() {
    WireResponse created =
        signed(
            "elasticloadbalancing",
            "Action=CreateTargetGroup&Version=2015-12-01&Name=blue&Protocol=TCP&Port=443&VpcId=v");

    String arn = text(created).replaceAll(".*<TargetGroupArn>(.*)</TargetGroupArn>.*", "$1");
    assertThat(arn)
        .matches(
            "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/blue/[0-9a-f]{16}");
    assertThat(text(created))
        .isEqualTo(
            "<CreateTargetGroupResponse xmlns=\""
                + V2
                + "\"><CreateTargetGroupResult><TargetGroups><member><TargetGroupArn>"
                + arn
                + "</TargetGroupArn><TargetGroupName>blue</TargetGroupName>"
                + "<Protocol>TCP</Protocol><Port>443</Port><VpcId>v</VpcId>"
                + "<HealthCheckProtocol>TCP</HealthCheckProtocol>"
                + "<HealthCheckPort>traffic-port</HealthCheckPort>"
                + "<HealthCheckEnabled>true</HealthCheckEnabled>"
                + "<HealthCheckIntervalSeconds>30</HealthCheckIntervalSeconds>"
                + "<HealthCheckTimeoutSeconds>10</HealthCheckTimeoutSeconds>"
                + "<HealthyThresholdCount>5</HealthyThresholdCount>"
                + "<UnhealthyThresholdCount>2</UnhealthyThresholdCount><LoadBalancerArns/>"
                + "<TargetType>instance</TargetType><IpAddressType>ipv4</IpAddressType>"
                + "</member></TargetGroups></CreateTargetGroupResult><ResponseMetadata><RequestId>"
                + created.requestId()
                + "</RequestId></ResponseMetadata></CreateTargetGroupResponse>");
  }

  @Test
  void aRefusalHasTheNamespaceOfItsService() {
    WireResponse refused =
        signed(
            "elasticloadbalancing",
            "Action=DescribeTargetGroups&Version=2015-12-01&Names.member.1=no");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused))
        .isEqualTo(
            "<ErrorResponse xmlns=\""
                + V2
                + "\"><Error><Type>Sender</Type><Code>TargetGroupNotFound</Code>"
                + "<Message>One or more target groups not found</Message></Error><RequestId>"
                + refused.requestId()
                + "</RequestId></ErrorResponse>");
  }

  @Test
  void rolesAreDatedInWholeSeconds() {
    WireResponse created =
        signed(
            "iam",
            "Action=CreateRole&Version=2010-05-08&RoleName=web&AssumeRolePolicyDocument=%7B%7D");

    assertThat(text(created)).contains("<CreateDate>2026-01-01T00:00:00Z</CreateDate>");
  }
}
