package io.github.autoscalinglocal.companion.external;

import io.github.autoscalinglocal.companion.external.Connection.Reply;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Template;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pcollections.TreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The EC2 of another host, as far as groups need it. */
public final class ExternalEc2 {
  private static final Logger LOG = LoggerFactory.getLogger(ExternalEc2.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As many values as EC2 lets a filter have. */
  private static final int MOST_VALUES = 200;

  /** More than any list has; a host that always has a next page must not be asked for ever. */
  private static final int MOST_PAGES = 100;

  private final Connection connection;
  private final String run;
  private final AtomicLong launches = new AtomicLong();

  /**
   * @param clock the real time
   */
  public ExternalEc2(URI endpoint, InstantSource clock) {
    this(endpoint, clock, PATIENCE);
  }

  ExternalEc2(URI endpoint, InstantSource clock, Duration patience) {
    this.connection = new Connection(endpoint, patience, clock);
    this.run = Long.toString(clock.instant().toEpochMilli(), 36);
  }

  /** What comes of a launch. */
  public sealed interface Answer {
    record Launched(ExternalInstance instance) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}
  }

  /**
   * Launches instances, those that are alike with one request, as far as they can be had.
   *
   * @param wanted the parameters of each
   * @return an answer for each
   */
  public List<Answer> launch(Scope scope, List<TreePMap<String, String>> wanted) {
    List<Answer> answers = new ArrayList<>();
    while (answers.size() < wanted.size()) {
      TreePMap<String, String> next = wanted.get(answers.size());
      int alike = 1;
      while (answers.size() + alike < wanted.size()
          && wanted.get(answers.size() + alike).equals(next)) {
        alike++;
      }
      boolean answered = launch(scope, next, alike, answers);
      while (!answered && answers.size() < wanted.size()) {
        answers.add(answers.get(answers.size() - 1));
      }
    }
    return answers;
  }

  /**
   * @return whether there is any use in asking on
   */
  private boolean launch(
      Scope scope, Map<String, String> parameters, int count, List<Answer> answers) {
    int whole = answers.size() + count;
    while (answers.size() < whole) {
      Reply reply = run(scope, parameters, whole - answers.size());
      List<ExternalInstance> launched =
          reply instanceof Reply.Document document
              ? instances(document.root().items("instancesSet"))
              : List.of();
      launched.stream()
          .limit(whole - answers.size())
          .forEach(each -> answers.add(new Answer.Launched(each)));
      if (launched.isEmpty()) {
        Refusal refusal =
            reply instanceof Reply.Failure failure
                ? failure.refusal()
                : Refusal.none("The EC2 endpoint answered a launch without an instance.");
        while (answers.size() < whole) {
          answers.add(new Answer.Refused(refusal));
        }
        return refusal.answered();
      }
    }
    return true;
  }

  /**
   * The client token is one that no other launch has, of this run or of any before: the other EC2
   * may have known an emulator with the same seed. Where no answer came, it is asked once more with
   * the same token, and launches no second time.
   */
  private Reply run(Scope scope, Map<String, String> parameters, int count) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("MinCount", "1");
    all.put("MaxCount", Integer.toString(count));
    all.put("ClientToken", "asl-" + run + "-" + launches.incrementAndGet());
    Reply reply = connection.ask(scope, "RunInstances", all);
    return reply instanceof Reply.Failure failure && failure.mayHaveHappened()
        ? connection.ask(scope, "RunInstances", all)
        : reply;
  }

  /** What there is to say of a host that launches one instance a second time. */
  public static Refusal launchedTwice(String id) {
    return Refusal.none("The EC2 endpoint launched " + id + " a second time.");
  }

  /**
   * Terminates instances.
   *
   * @return why each of them is not, if it is not; one that is not there has no trouble
   */
  public List<Optional<Refusal>> terminate(Scope scope, List<String> ids) {
    Optional<Refusal> refusal = terminateTogether(scope, ids);
    if (refusal.isEmpty() || !refusal.get().answered() || ids.size() == 1) {
      Optional<Refusal> ofEach = refusal.filter(each -> !each.isNotFound());
      return ids.stream().map(id -> ofEach).toList();
    }
    // One that cannot be terminated keeps all others of its request alive.
    return ids.stream()
        .map(id -> terminateTogether(scope, List.of(id)).filter(each -> !each.isNotFound()))
        .toList();
  }

  private Optional<Refusal> terminateTogether(Scope scope, List<String> ids) {
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 0; i < ids.size(); i++) {
      parameters.put("InstanceId." + (i + 1), ids.get(i));
    }
    return connection.ask(scope, "TerminateInstances", parameters) instanceof Reply.Failure failure
        ? Optional.of(failure.refusal())
        : Optional.empty();
  }

  /**
   * Those of some instances that are there.
   *
   * @return empty if it could not be found out
   */
  public Optional<List<ExternalInstance>> instances(Scope scope, List<String> ids) {
    List<ExternalInstance> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST_VALUES) {
      // A request by ids would be refused as a whole for one that is not there.
      Map<String, String> parameters = new TreeMap<>();
      parameters.put("Filter.1.Name", "instance-id");
      int value = 0;
      for (String id : ids.subList(from, Math.min(from + MOST_VALUES, ids.size()))) {
        parameters.put("Filter.1.Value." + ++value, id);
      }
      Optional<List<Xml>> reservations =
          list(scope, "DescribeInstances", parameters, "reservationSet");
      if (reservations.isEmpty()) {
        return Optional.empty();
      }
      reservations.get().forEach(each -> found.addAll(instances(each.items("instancesSet"))));
    }
    return Optional.of(found);
  }

  private static List<ExternalInstance> instances(List<Xml> items) {
    return items.stream().flatMap(each -> ExternalInstance.of(each).stream()).toList();
  }

  /** A launch template with all its versions, by its id or else by its name. */
  public Optional<Template> template(Scope scope, Optional<String> id, Optional<String> name) {
    Map<String, String> parameters = new TreeMap<>();
    id.ifPresentOrElse(
        each -> parameters.put("LaunchTemplateId", each),
        () -> name.ifPresent(each -> parameters.put("LaunchTemplateName", each)));
    return list(scope, "DescribeLaunchTemplateVersions", parameters, "launchTemplateVersionSet")
        .flatMap(ExternalTemplates::read);
  }

  public Optional<Subnet> subnet(Scope scope, String id) {
    return list(scope, "DescribeSubnets", Map.of("SubnetId.1", id), "subnetSet").stream()
        .flatMap(List::stream)
        .filter(each -> each.text("subnetId").filter(id::equals).isPresent())
        .flatMap(each -> subnet(id, each).stream())
        .findFirst();
  }

  private static Optional<Subnet> subnet(String id, Xml item) {
    return item.text("availabilityZone")
        .map(
            zone ->
                new Subnet(
                    id,
                    zone,
                    item.text("vpcId").orElse(""),
                    item.text("cidrBlock").orElse(""),
                    item.text("defaultForAz").filter("true"::equals).isPresent(),
                    item.text("mapPublicIpOnLaunch").filter("true"::equals).isPresent()));
  }

  /** All pages of a list; empty if it could not be had. */
  private Optional<List<Xml>> list(
      Scope scope, String action, Map<String, String> parameters, String name) {
    Map<String, String> page = new TreeMap<>(parameters);
    List<Xml> items = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Reply reply = connection.ask(scope, action, page);
      if (reply instanceof Reply.Failure failure) {
        Refusal refusal = failure.refusal();
        LOG.warn("{} failed: {}: {}", action, refusal.code(), refusal.sentence());
        return Optional.empty();
      }
      Xml root = ((Reply.Document) reply).root();
      if (root.child(name).isEmpty()) {
        LOG.warn("{} failed: the answer is {} and holds no {}", action, root.name(), name);
        return Optional.empty();
      }
      items.addAll(root.items(name));
      Optional<String> next = root.text("nextToken");
      if (next.isEmpty()) {
        return Optional.of(items);
      }
      page.put("NextToken", next.get());
    }
    LOG.warn("{} failed: there is no end to the list", action);
    return Optional.empty();
  }
}
