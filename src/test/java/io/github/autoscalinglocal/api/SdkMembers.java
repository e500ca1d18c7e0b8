package io.github.autoscalinglocal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingRequest;

/**
 * The members of a request or answer as the public AWS SDK for Java knows them. It knows no
 * constraints.
 */
final class SdkMembers {
  private static final Map<MarshallingType<?>, String> TYPES =
      Map.of(
          MarshallingType.STRING, "string",
          MarshallingType.INTEGER, "integer",
          MarshallingType.LONG, "long",
          MarshallingType.DOUBLE, "double",
          MarshallingType.SDK_BYTES, "blob",
          MarshallingType.BOOLEAN, "boolean",
          MarshallingType.INSTANT, "timestamp",
          MarshallingType.LIST, "list",
          MarshallingType.MAP, "map",
          MarshallingType.SDK_POJO, "structure");

  private static final String EC2 = ".ec2.model";

  private final String models;
  private final boolean isAnswer;
  private final List<Member> members = new ArrayList<>();

  /**
   * @param request any request of the service, whose package has all its models
   */
  private SdkMembers(Class<?> request, boolean isAnswer) {
    this.models = request.getPackageName();
    this.isAnswer = isAnswer;
  }

  static List<Member> ofRequest(String operation) {
    return ofRequest(AutoScalingRequest.class, operation);
  }

  static List<Member> ofRequest(Class<?> service, String operation) {
    return new SdkMembers(service, false).describe(operation, "Request");
  }

  static List<Member> ofAnswer(String operation) {
    return ofAnswer(AutoScalingRequest.class, operation);
  }

  static List<Member> ofAnswer(Class<?> service, String operation) {
    return new SdkMembers(service, true).describe(operation, "Response");
  }

  private List<Member> describe(String operation, String side) {
    return describe(operation + "." + side, builder(operation + side));
  }

  private SdkPojo builder(String type) {
    try {
      return (SdkPojo) Class.forName(models + "." + type).getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The SDK has no " + type, e);
    }
  }

  private List<Member> describe(String path, SdkPojo structure) {
    for (SdkField<?> field : structure.sdkFields()) {
      add(path + "." + wireName(field), field.memberName(), field);
    }
    return members;
  }

  /** EC2 calls things by other names when it answers. */
  private String wireName(SdkField<?> field) {
    return ofEc2() && isAnswer ? field.unmarshallLocationName() : field.locationName();
  }

  private boolean ofEc2() {
    return models.endsWith(EC2);
  }

  private void add(String path, String name, SdkField<?> field) {
    String type = TYPES.get(field.marshallingType());
    members.add(new Member(path, name, type, List.of(), ""));
    if (type.equals("map")) {
      members.add(new Member(path + ".key", "", "string", List.of(), ""));
      add(path + ".value", "", field.getTrait(MapTrait.class).valueFieldInfo());
    } else if (type.equals("list")) {
      SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
      boolean numbered = ofEc2() && !isAnswer;
      add(path + "." + (numbered ? "N" : wireName(element)), "", element);
    } else if (type.equals("structure")) {
      describe(path, field.constructor().get());
    }
  }
}
