package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.ec2.Setup;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * A virtual machine as EC2 has it, whether a group holds it or not.
 *
 * @param group the name of the group that launched it or took it in last, whether that group still
 *     holds it or not
 * @param impairments the status checks that it fails, and since when
 * @param ended why it does not run any more; empty if it runs, or will
 * @param atRisk whether EC2 recommends to replace it, as it may take that Spot Instance back soon
 */
public record Ec2Instance(
    String id,
    Machine machine,
    Instant launchedAt,
    State state,
    Optional<String> group,
    TreePMap<StatusCheck, Instant> impairments,
    boolean atRisk,
    Optional<Ended> ended,
    Setup setup,
    TreePMap<String, String> tags) {

  /** One that has just been launched, and does not run yet. */
  public static Ec2Instance launched(String id, Machine machine, Instant at, Setup setup) {
    return new Ec2Instance(
        id,
        machine,
        at,
        State.PENDING,
        Optional.empty(),
        TreePMap.empty(),
        false,
        Optional.empty(),
        setup,
        TreePMap.empty());
  }

  /** What EC2 calls {@code InstanceState}. */
  public enum State {
    PENDING("pending", 0),
    RUNNING("running", 16),
    STOPPING("stopping", 64),
    STOPPED("stopped", 80),
    SHUTTING_DOWN("shutting-down", 32),
    TERMINATED("terminated", 48);

    private final String wire;
    private final int code;

    State(String wire, int code) {
      this.wire = wire;
      this.code = code;
    }

    /** The number that EC2 has for it. */
    public int code() {
      return code;
    }

    public String wire() {
      return wire;
    }
  }

  /**
   * What ended an instance, or stopped it.
   *
   * @param reason EC2's code and words, such as {@code Client.UserInitiatedShutdown: User initiated
   *     shutdown}
   */
  public record Ended(String reason, Instant at) {}

  /** What EC2 checks of a running instance. */
  public enum StatusCheck {
    INSTANCE,
    EBS
  }

  public Ec2Instance withState(State next) {
    return new Ec2Instance(
        id, machine, launchedAt, next, group, impairments, atRisk, ended, setup, tags);
  }

  /** It is on its way out of running, or out already; whoever ended it first is who ended it. */
  public Ec2Instance ended(State next, String reason, Instant at) {
    Optional<Ended> first =
        state == State.SHUTTING_DOWN || state == State.TERMINATED ? ended : Optional.empty();
    return new Ec2Instance(
        id,
        machine,
        launchedAt,
        next,
        group,
        impairments,
        atRisk,
        Optional.of(first.orElse(new Ended(reason, at))),
        setup,
        tags);
  }

  /** A group launches it, or takes it in. */
  public Ec2Instance withGroup(String name) {
    return new Ec2Instance(
        id, machine, launchedAt, state, Optional.of(name), impairments, atRisk, ended, setup, tags);
  }

  public Ec2Instance withImpairments(TreePMap<StatusCheck, Instant> next) {
    return new Ec2Instance(id, machine, launchedAt, state, group, next, atRisk, ended, setup, tags);
  }

  public Ec2Instance with(Setup next) {
    return new Ec2Instance(
        id, machine, launchedAt, state, group, impairments, atRisk, ended, next, tags);
  }

  public Ec2Instance withTags(TreePMap<String, String> next) {
    return new Ec2Instance(
        id, machine, launchedAt, state, group, impairments, atRisk, ended, setup, next);
  }

  public Ec2Instance with(Machine next) {
    return new Ec2Instance(
        id, next, launchedAt, state, group, impairments, atRisk, ended, setup, tags);
  }

  /** It is started again, which counts as a launch. */
  public Ec2Instance startedAt(Instant at) {
    return new Ec2Instance(
        id, machine, at, State.PENDING, group, impairments, atRisk, Optional.empty(), setup, tags);
  }

  public Ec2Instance withRisk() {
    return new Ec2Instance(
        id, machine, launchedAt, state, group, impairments, true, ended, setup, tags);
  }

  /** Since when a status check has failed, if it does. */
  public Optional<Instant> impairedSince(StatusCheck check) {
    return Optional.ofNullable(impairments.get(check));
  }
}
