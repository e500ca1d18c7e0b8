package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.Instance.Machine;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * A virtual machine as EC2 has it, whether a group holds it or not.
 *
 * @param impairments the status checks that it fails, and since when
 * @param atRisk whether EC2 recommends to replace it, as it may take that Spot Instance back soon
 */
public record Ec2Instance(
    String id,
    Machine machine,
    Instant launchedAt,
    State state,
    TreePMap<StatusCheck, Instant> impairments,
    TreePMap<String, String> tags,
    boolean atRisk) {

  /** One that has just been launched, and does not run yet. */
  public static Ec2Instance launched(
      String id, Machine machine, Instant at, TreePMap<String, String> tags) {
    return new Ec2Instance(id, machine, at, State.PENDING, TreePMap.empty(), tags, false);
  }

  /** What EC2 calls {@code InstanceState}. */
  public enum State {
    PENDING("pending"),
    RUNNING("running"),
    STOPPING("stopping"),
    STOPPED("stopped"),
    SHUTTING_DOWN("shutting-down"),
    TERMINATED("terminated");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /** What EC2 checks of a running instance. */
  public enum StatusCheck {
    INSTANCE,
    EBS
  }

  public Ec2Instance with(Machine next) {
    return new Ec2Instance(id, next, launchedAt, state, impairments, tags, atRisk);
  }

  public Ec2Instance withState(State next) {
    return new Ec2Instance(id, machine, launchedAt, next, impairments, tags, atRisk);
  }

  public Ec2Instance withImpairments(TreePMap<StatusCheck, Instant> next) {
    return new Ec2Instance(id, machine, launchedAt, state, next, tags, atRisk);
  }

  public Ec2Instance withRisk() {
    return new Ec2Instance(id, machine, launchedAt, state, impairments, tags, true);
  }

  /** Since when a status check has failed, if it does. */
  public Optional<Instant> impairedSince(StatusCheck check) {
    return Optional.ofNullable(impairments.get(check));
  }
}
