package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EC2's dialect of the Query protocol, byte for byte. */
class Ec2WireTest {
  private static final String VERSION = "Version=2016-11-15&";

  private final FrontEnd door = TestDoor.open();

  private WireResponse send(String form) {
    return door.answer(TestDoor.post(VERSION + form));
  }

  private static String text(WireResponse response) {
    return new String(response.body(), UTF_8);
  }

  private static void assertFault(WireResponse response, int status, String code, String message) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(text(response))
        .isEqualTo(
            "<Response><Errors><Error><Code>"
                + code
                + "</Code><Message>"
                + message
                + "</Message></Error></Errors><RequestID>"
                + response.requestId()
                + "</RequestID></Response>");
  }

  @Test
  void membersStandInTheRootBesideTheRequestId() {
    WireResponse response = send("Action=DescribeRegions&RegionName.1=eu-west-1");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/xml");
    assertThat(text(response))
        .isEqualTo(
            "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>"
                + response.requestId()
                + "</requestId><regionInfo><item><optInStatus>opt-in-not-required</optInStatus>"
                + "<regionName>eu-west-1</regionName>"
                + "<regionEndpoint>ec2.eu-west-1.amazonaws.com</regionEndpoint></item>"
                + "</regionInfo></DescribeRegionsResponse>");
  }

  @Test
  void listsInRequestsAreNumberedWithoutMember() {
    String answer =
        text(
            send(
                "Action=DescribeAvailabilityZones&Filter.1.Name=zone-name"
                    + "&Filter.1.Value.1=us-east-1c&Filter.1.Value.2=us-east-1a"
                    + "&Filter.2.Name=state&Filter.2.Value.1=avail*"));

    assertThat(answer)
        .contains("<zoneName>us-east-1a</zoneName>", "<zoneName>us-east-1c</zoneName>")
        .doesNotContain("us-east-1b");
  }

  @Test
  void whatIsInsideAListIsNumberedToo() {
    send(
        "Action=CreateLaunchTemplate&LaunchTemplateName=web&LaunchTemplateData.ImageId=ami-1"
            + "&LaunchTemplateData.NetworkInterface.1.DeviceIndex=0"
            + "&LaunchTemplateData.NetworkInterface.1.SecurityGroupId.1=sg-1"
            + "&LaunchTemplateData.TagSpecification.1.ResourceType=instance"
            + "&LaunchTemplateData.TagSpecification.1.Tag.1.Key=a"
            + "&LaunchTemplateData.TagSpecification.1.Tag.1.Value=%3Cb%3E");

    assertThat(
            text(
                send(
                    "Action=DescribeLaunchTemplateVersions&LaunchTemplateName=web"
                        + "&LaunchTemplateVersion.1=1")))
        .contains(
            "<launchTemplateData><networkInterfaceSet><item><deviceIndex>0</deviceIndex>"
                + "<groupSet><groupId>sg-1</groupId></groupSet></item></networkInterfaceSet>"
                + "<imageId>ami-1</imageId><tagSpecificationSet><item>"
                + "<resourceType>instance</resourceType><tagSet><item><key>a</key>"
                + "<value>&lt;b></value></item></tagSet></item></tagSpecificationSet>"
                + "</launchTemplateData>");
  }

  @Test
  void anOperationWithoutOutputSaysThatItIsDone() {
    String created = text(send("Action=CreateVpc&CidrBlock=10.0.0.0/16"));
    String id = created.replaceAll(".*<vpcId>(.*)</vpcId>.*", "$1");

    WireResponse response = send("Action=DeleteVpc&VpcId=" + id);

    assertThat(text(response))
        .isEqualTo(
            "<DeleteVpcResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>"
                + response.requestId()
                + "</requestId><return>true</return></DeleteVpcResponse>");
  }

  @Test
  void anEmptyListIsAnEmptyElement() {
    WireResponse response = send("Action=DescribePlacementGroups");

    assertThat(text(response))
        .isEqualTo(
            "<DescribePlacementGroupsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>"
                + response.requestId()
                + "</requestId><placementGroupSet/></DescribePlacementGroupsResponse>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Action=TerminateInstances|MissingParameter"
            + "|The request must contain the parameter InstanceId",
        "Action=RunInstances&ImageId=ami-1&MinCount=one&MaxCount=1|InvalidParameterValue"
            + "|Value (one) for parameter MinCount is invalid. It is not a valid Integer.",
        "Action=DescribeInstances&InstanceId.1=i-1|InvalidInstanceID.NotFound"
            + "|The instance ID 'i-1' does not exist",
        "Action=DescribeInstances&InstanceId.1=%3Cx%3E|InvalidInstanceID.Malformed"
            + "|Invalid id: \"&lt;x>\"",
        "Action=CreateLaunchTemplate&LaunchTemplateName=web&LaunchTemplateData.ImageId=ami-1"
            + "&LaunchTemplateData.BlockDeviceMapping.2.Ebs.VolumeType=gp9|InvalidParameterValue"
            + "|Value (gp9) for parameter LaunchTemplateData.BlockDeviceMapping.1.Ebs.VolumeType"
            + " is invalid. It must satisfy enum value set: [gp2, gp3, io1, io2, sc1, st1,"
            + " standard].",
      })
  void refusalsHaveAnEnvelopeOfTheirOwn(String form, String code, String message) {
    assertFault(send(form), 400, code, message);
  }

  @Test
  void aDryRunIsRefusedOnceTheRequestIsFoundToBeWellFormed() {
    assertFault(
        send("Action=TerminateInstances&InstanceId.1=i-1&DryRun=true"),
        412,
        "DryRunOperation",
        "Request would have succeeded, but DryRun flag is set.");
    assertFault(
        send("Action=TerminateInstances&DryRun=true"),
        400,
        "MissingParameter",
        "The request must contain the parameter InstanceId");
  }

  @Test
  void anActionThatIsNotBuiltIsNamed() {
    assertFault(
        send("Action=CreateFleet"),
        501,
        "NotImplemented",
        "The operation CreateFleet is not emulated yet.");
  }

  @Test
  void theSignatureTellsTheService() {
    WireResponse response =
        door.answer(
            TestDoor.request(
                "POST",
                "/",
                "",
                Map.of(
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/ec2/aws4_request,"
                        + " SignedHeaders=host, Signature=00"),
                (VERSION + "Action=DescribeAvailabilityZones").getBytes(UTF_8)));

    assertThat(text(response)).contains("<zoneName>eu-west-1a</zoneName>");
  }
}
