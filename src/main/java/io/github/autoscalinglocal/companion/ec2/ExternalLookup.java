package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.companion.external.ExternalCall;
import io.github.autoscalinglocal.companion.external.ExternalEc2;
import io.github.autoscalinglocal.companion.external.ExternalInstance;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What requests refer to is looked up in the other EC2, if there is one, and noted here as it is
 * there. What it does not know is as it would be without it.
 */
public final class ExternalLookup {
  private ExternalLookup() {}

  /** Notes a launch template as it is now. */
  static void template(Tx tx, Optional<String> id, Optional<String> name) {
    if (tx.options().externalEc2()) {
      tx.askFirst(new OfTemplate(tx.scope(), id, name));
    }
  }

  /** Notes the launch templates of a group as they are now. */
  public static void templates(Tx tx, LaunchSource source) {
    templatesOf(source)
        .forEach(each -> template(tx, Optional.of(each.launchTemplateId()), Optional.empty()));
  }

  /** The launch templates that something names to launch from. */
  public static Stream<LaunchTemplateSpecification> templatesOf(LaunchSource source) {
    if (source instanceof OfLaunchTemplate template) {
      return Stream.of(template.template());
    }
    return source instanceof OfMixedInstances mixed
        ? Stream.concat(
            mixed.policy().launchTemplate().overrides().stream()
                .flatMap(each -> Stream.ofNullable(each.launchTemplateSpecification())),
            Stream.of(mixed.policy().launchTemplate().launchTemplateSpecification()))
        : Stream.empty();
  }

  /** Notes a subnet, if it is there. */
  static void subnet(Tx tx, String id) {
    if (tx.options().externalEc2() && !id.isEmpty()) {
      tx.askFirst(new OfSubnet(tx.scope(), id));
    }
  }

  /** Notes an instance, if it is there and not known here. */
  public static void instance(Tx tx, String id) {
    if (tx.options().externalEc2() && tx.region().ec2().instance(id).isEmpty()) {
      tx.askFirst(new OfInstance(tx.scope(), id));
    }
  }

  /** Which template there is of an id, or else of a name. */
  public record OfTemplate(Scope scope, Optional<String> id, Optional<String> name)
      implements ExternalCall {
    @Override
    public Event ask(ExternalEc2 ec2) {
      return new TemplateSeen(ec2.template(scope, id, name));
    }
  }

  /** A template is as it is told. */
  public record TemplateSeen(Optional<Template> template) implements Event {
    @Override
    public void fire(Tx tx) {
      template.ifPresent(each -> tx.update(tx.region().ec2().with(each)));
    }
  }

  record OfSubnet(Scope scope, String id) implements ExternalCall {
    @Override
    public Event ask(ExternalEc2 ec2) {
      return new SubnetSeen(ec2.subnet(scope, id));
    }
  }

  record SubnetSeen(Optional<Subnet> subnet) implements Event {
    @Override
    public void fire(Tx tx) {
      subnet.ifPresent(each -> Networks.put(tx, Networks.of(tx.region()).with(each)));
    }
  }

  record OfInstance(Scope scope, String id) implements ExternalCall {
    @Override
    public Event ask(ExternalEc2 ec2) {
      return new InstanceSeen(
          ec2.instances(scope, List.of(id)).stream()
              .flatMap(List::stream)
              .filter(each -> each.id().equals(id))
              .findFirst());
    }
  }

  record InstanceSeen(Optional<ExternalInstance> instance) implements Event {
    @Override
    public void fire(Tx tx) {
      instance
          .filter(each -> !each.zone().isEmpty() && tx.region().ec2().instance(each.id()).isEmpty())
          .ifPresent(each -> note(tx, each));
    }
  }

  private static void note(Tx tx, ExternalInstance seen) {
    Machine machine =
        new Machine(
            seen.type(),
            seen.imageId(),
            seen.zone(),
            Optional.of(seen.subnetId()).filter(each -> !each.isEmpty()),
            seen.spot() ? PurchaseOption.SPOT : PurchaseOption.ON_DEMAND,
            Optional.empty());
    Ec2Instance noted =
        Ec2Instance.launched(seen.id(), machine, tx.now(), Setups.plain(tx, seen.id(), machine))
            .withState(state(seen).orElse(State.PENDING))
            .withTags(seen.tags());
    tx.update(tx.region().ec2().with(noted));
  }

  /** What an instance does there, if that is a state that there is. */
  public static Optional<State> state(ExternalInstance seen) {
    return Arrays.stream(State.values())
        .filter(each -> each.wire().equals(seen.state()))
        .findFirst();
  }
}
