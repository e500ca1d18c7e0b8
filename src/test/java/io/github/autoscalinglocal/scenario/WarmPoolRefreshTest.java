package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes.PoolProgress;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes.ProgressDetails;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.WarmPool;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an instance refresh makes of a warm pool. */
class WarmPoolRefreshTest {
  private static final String[] POOL_OF_FOUR = {"MinSize=4", "MaxGroupPreparedCapacity=4"};

  @Test
  void theInstancesOfThePoolComeAfterThoseInService() {
    Scenario aws = Scenario.instant();
    Refreshed group = Refreshed.group(aws, 4);
    new Pool(aws).put(POOL_OF_FOUR);
    assertThat(pool(aws)).isEqualTo("4 old, 0 new");

    group.toVersion2("InstanceWarmup=60", "MinHealthyPercentage=50");
    assertThat(group.state()).isEqualTo("2 old, 2 new: InProgress, 0 %, 2 to update");
    assertThat(pool(aws)).isEqualTo("4 old, 0 new");
    assertThat(group.last().progressDetails()).isEqualTo(details(0, 2, 0, 4));

    aws.advance(Duration.ofSeconds(60));
    assertThat(group.state()).isEqualTo("0 old, 4 new: InProgress, 50 %, 0 to update");
    assertThat(pool(aws)).isEqualTo("4 old, 0 new");

    aws.advance(Duration.ofSeconds(60));
    assertThat(group.state()).isEqualTo("0 old, 4 new: Successful, 100 %, 0 to update");
    assertThat(pool(aws)).isEqualTo("0 old, 4 new");
    assertThat(group.last().progressDetails()).isEqualTo(details(100, 0, 100, 0));
  }

  @Test
  void thePoolKeepsAHealthyPercentageOfItsOwn() {
    Scenario aws = Scenario.realistic();
    Refreshed group = Refreshed.group(aws, 1);
    new Pool(aws).put(POOL_OF_FOUR);
    aws.advance(Duration.ofHours(1));

    group.toVersion2("InstanceWarmup=0", "MinHealthyPercentage=50");
    int least = 4;
    for (int second = 0; second < 1800; second++) {
      aws.advance(Duration.ofSeconds(1));
      least = Math.min(least, ready(aws));
    }
    assertThat(least).isEqualTo(2);
    assertThat(pool(aws)).isEqualTo("0 old, 4 new");
    assertThat(group.state()).isEqualTo("0 old, 1 new: Successful, 100 %, 0 to update");
  }

  @Test
  void whatIsOutdatedInThePoolDoesNotComeIntoServiceAnyMore() {
    Scenario aws = Scenario.instant();
    Refreshed group = Refreshed.group(aws, 2);
    new Pool(aws).put(POOL_OF_FOUR);

    group.toVersion2("InstanceWarmup=600", "MinHealthyPercentage=50");
    aws.call("SetDesiredCapacity", Refreshed.G, "DesiredCapacity=3");
    assertThat(group.state()).startsWith("1 old, 2 new: InProgress");
    assertThat(pool(aws)).isEqualTo("4 old, 0 new");
  }

  @Test
  void skipMatchingLeavesThePoolAlone() {
    Scenario aws = Scenario.instant();
    Refreshed group = Refreshed.group(aws, 2);
    Pool pool = new Pool(aws);
    pool.put(POOL_OF_FOUR);
    var before = pool.instances();

    group.again("SkipMatching=true", "InstanceWarmup=0");
    assertThat(group.state()).isEqualTo("2 old, 0 new: Successful, 100 %, 0 to update");
    assertThat(pool.instances()).isEqualTo(before);
  }

  @Test
  void aGroupWithoutPoolHasNoDetails() {
    Scenario aws = Scenario.instant();
    Refreshed group = Refreshed.group(aws, 2);
    group.toVersion2("InstanceWarmup=0");
    assertThat(group.last().progressDetails()).isNull();
  }

  private static ProgressDetails details(int live, int liveLeft, int warm, int warmLeft) {
    return new ProgressDetails(new PoolProgress(live, liveLeft), new PoolProgress(warm, warmLeft));
  }

  private static int ready(Scenario aws) {
    return (int)
        WarmPool.members(aws.region().existing("g"))
            .filter(each -> each.lifecycle().isReady())
            .count();
  }

  private static String pool(Scenario aws) {
    return "%d old, %d new".formatted(ofVersion(aws, 1), ofVersion(aws, 2));
  }

  private static long ofVersion(Scenario aws, long version) {
    return WarmPool.members(aws.region().existing("g"))
        .map(Instance::origin)
        .filter(from -> from instanceof Origin.LaunchTemplate of && of.version() == version)
        .count();
  }
}
