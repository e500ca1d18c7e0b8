package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.spotinst.sdkjava.SpotinstClient;
import com.spotinst.sdkjava.enums.AwsInstanceLifecycleEnum;
import com.spotinst.sdkjava.enums.AwsInstanceTypeEnum;
import com.spotinst.sdkjava.model.Elastigroup;
import com.spotinst.sdkjava.model.ElastigroupActiveInstance;
import com.spotinst.sdkjava.model.ElastigroupCapacityConfiguration;
import com.spotinst.sdkjava.model.ElastigroupComputeConfiguration;
import com.spotinst.sdkjava.model.ElastigroupCreationRequest;
import com.spotinst.sdkjava.model.ElastigroupDeletionRequest;
import com.spotinst.sdkjava.model.ElastigroupDetachInstancesRequest;
import com.spotinst.sdkjava.model.ElastigroupGetActiveInstancesRequest;
import com.spotinst.sdkjava.model.ElastigroupGetAllRequest;
import com.spotinst.sdkjava.model.ElastigroupGetRequest;
import com.spotinst.sdkjava.model.ElastigroupInstanceTypes;
import com.spotinst.sdkjava.model.ElastigroupScalingRequest;
import com.spotinst.sdkjava.model.ElastigroupScalingResponse;
import com.spotinst.sdkjava.model.ElastigroupUpdateRequest;
import com.spotinst.sdkjava.model.SpotinstElastigroupClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Spot's own client for Java drives a group from its creation to its end. Its endpoint is that of
 * the whole process.
 */
class SpotClientTest {
  private Sandbox sandbox;
  private SpotinstElastigroupClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    SpotinstClient.setNonDefaultEndpoint(sandbox.endpoint().toString());
    client = SpotinstClient.getElastigroupClient("a-token", "act-1a2b3c4d");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aGroupIsMadeScaledDetachedFromChangedAndDeleted() {
    String id = create().getId();
    assertThat(active(id))
        .hasSize(2)
        .allSatisfy(
            instance -> {
              assertThat(instance.getLifeCycle()).isEqualTo(AwsInstanceLifecycleEnum.SPOT);
              assertThat(instance.getInstanceType()).isEqualTo(AwsInstanceTypeEnum.C4_LARGE);
              assertThat(instance.getStatus()).isEqualTo("fulfilled");
              assertThat(instance.getCreatedAt()).isEqualTo(Sandbox.START);
            });

    ElastigroupScalingResponse up = client.scaleGroupUp(by(id, 1));
    assertThat(up.getNewSpotRequests()).hasSize(1);
    assertThat(up.getNewInstances()).isEmpty();
    assertThat(active(id)).hasSize(3);

    client.scaleGroupDown(by(id, 1));
    assertThat(active(id)).hasSize(2);

    String leaving = active(id).get(0).getInstanceId();
    assertThat(client.detachInstances(detaching(leaving), id)).isTrue();
    assertThat(active(id))
        .hasSize(1)
        .extracting(ElastigroupActiveInstance::getInstanceId)
        .doesNotContain(leaving);

    assertThat(client.updateElastigroup(renaming(), id)).isTrue();
    assertThat(get(id).getName()).isEqualTo("renamed");
    assertThat(get(id).getCapacity().getTarget()).isEqualTo(1);
    assertThat(client.getAllElastigroups(ElastigroupGetAllRequest.Builder.get().build()))
        .extracting(Elastigroup::getId)
        .containsExactly(id);

    ElastigroupDeletionRequest.Builder end = ElastigroupDeletionRequest.Builder.get();
    assertThat(client.deleteElastigroup(end.setElastigroupId(id).build())).isTrue();
    assertThatThrownBy(() -> get(id)).hasMessageContaining("Group " + id + " doesn't exist.");
  }

  @Test
  void refusalsAreReadByTheClient() {
    assertThatThrownBy(() -> client.scaleGroupUp(by("sig-00000000", 1)))
        .hasMessageContaining("Group sig-00000000 doesn't exist.");
  }

  private Elastigroup create() {
    return client.createElastigroup(
        ElastigroupCreationRequest.Builder.get()
            .setElastigroup(
                Elastigroup.Builder.get()
                    .setName("workers")
                    .setCapacity(
                        ElastigroupCapacityConfiguration.Builder.get()
                            .setMinimum(0)
                            .setTarget(2)
                            .setMaximum(10)
                            .build())
                    .setCompute(
                        ElastigroupComputeConfiguration.Builder.get()
                            .setInstanceTypes(
                                ElastigroupInstanceTypes.Builder.get()
                                    .setOnDemandType("c4.large")
                                    .setSpotTypes(List.of("c4.large"))
                                    .build())
                            .build())
                    .build())
            .build());
  }

  private Elastigroup get(String id) {
    return client.getElastigroup(ElastigroupGetRequest.Builder.get().setElastigroupId(id).build());
  }

  private List<ElastigroupActiveInstance> active(String id) {
    return client.getActiveInstances(
        ElastigroupGetActiveInstancesRequest.Builder.get().setElastigroupId(id).build());
  }

  private static ElastigroupScalingRequest by(String id, int adjustment) {
    return ElastigroupScalingRequest.Builder.get()
        .setElastigroupId(id)
        .setAdjustment(adjustment)
        .build();
  }

  private static ElastigroupDetachInstancesRequest detaching(String instanceId) {
    return ElastigroupDetachInstancesRequest.Builder.get()
        .setInstancesToDetach(List.of(instanceId))
        .setShouldTerminateInstances(true)
        .setShouldDecrementTargetCapacity(true)
        .build();
  }

  private static ElastigroupUpdateRequest renaming() {
    return ElastigroupUpdateRequest.Builder.get()
        .setElastigroup(Elastigroup.Builder.get().setName("renamed").build())
        .build();
  }
}
