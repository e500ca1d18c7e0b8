package io.github.autoscalinglocal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
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
          MarshallingType.DOUBLE, "double",
          MarshallingType.BOOLEAN, "boolean",
          MarshallingType.INSTANT, "timestamp",
          MarshallingType.LIST, "list",
          MarshallingType.SDK_POJO, "structure");

  private final List<Member> members = new ArrayList<>();

  private SdkMembers() {}

  static List<Member> ofRequest(String operation) {
    return new SdkMembers().describe(operation + ".Request", builder(operation + "Request"));
  }

  static List<Member> ofAnswer(String operation) {
    return new SdkMembers().describe(operation + ".Response", builder(operation + "Response"));
  }

  private static SdkPojo builder(String type) {
    String models = AutoScalingRequest.class.getPackageName();
    try {
      return (SdkPojo) Class.forName(models + "." + type).getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The SDK has no " + type, e);
    }
  }

  private List<Member> describe(String path, SdkPojo structure) {
    for (SdkField<?> field : structure.sdkFields()) {
      add(path + "." + field.locationName(), field.memberName(), field);
    }
    return members;
  }

  private void add(String path, String name, SdkField<?> field) {
    String type = TYPES.get(field.marshallingType());
    members.add(new Member(path, name, type, List.of(), ""));
    if (type.equals("list")) {
      SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
      add(path + "." + element.locationName(), "", element);
    } else if (type.equals("structure")) {
      describe(path, field.constructor().get());
    }
  }
}
