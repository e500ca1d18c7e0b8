package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * A unit of work on one region: it changes a private copy of the world, which is published whole or
 * dropped. {@code now} stands still in it.
 */
public final class Tx extends View {
  private static final int CHANCES = 1_000_000_000;

  /** Numbers handed out while the ids of instances begin alike: some thousand launches. */
  private static final int BITS_IN_A_BLOCK = 12;

  /** Of an instance's id, eleven digits: the five before them are those of its block. */
  private static final long RANDOM = (1L << 44) - 1;

  private final List<OutsideCall> outsideCalls = new ArrayList<>();
  private final List<Message> sent = new ArrayList<>();
  private final Beforehand beforehand;
  private TreePSet<String> touched = TreePSet.empty();

  /** As it was at first, but for changes of other regions. */
  private World world;

  // What nearly all units of work change goes into the world at the end.

  private TreePMap<World.Due, World.Appointment> agenda;
  private long sequence;
  private long chance;

  /** Its region as it is by now, which goes into the world at the end. */
  private Region region;

  /** The group that was looked at or changed last, as it is by now. */
  private @Nullable Group looked;

  private TreePSet<String> changedGroups = TreePSet.empty();

  private boolean changed;
  private boolean struck;

  Tx(World world, Scope scope, Instant now, Options options, Beforehand beforehand) {
    super(world, scope, now, options);
    this.world = world;
    this.agenda = world.agenda();
    this.sequence = world.sequence();
    this.chance = world.chance();
    this.region = world.region(scope);
    this.beforehand = beforehand;
  }

  @Override
  public Region region() {
    return region;
  }

  /**
   * A group that cannot be missing, as it is by now: another name is a bug, and throws. The rules
   * look at one group again and again, as any of them may have changed it.
   */
  public Group group(String name) {
    Group group = lookAt(name);
    return group == null ? region.existing(name) : group;
  }

  /** A group as it is by now, if it is there. */
  public Optional<Group> findGroup(String name) {
    return Optional.ofNullable(lookAt(name));
  }

  private @Nullable Group lookAt(String name) {
    if (looked == null || !looked.name().equals(name)) {
      looked = region.groups().get(name);
    }
    return looked;
  }

  /** Changes the region, but for its groups. */
  public void update(UnaryOperator<Region> change) {
    become(apply(change, region));
  }

  /** Puts what the account has in EC2 in its next state. */
  public void update(Ec2 next) {
    become(region.with(next));
  }

  private void become(Region next) {
    region = next;
    changed = true;
  }

  /** Another region, or what an account has in all of them together. */
  public Region region(Scope other) {
    return world.region(other);
  }

  /** Changes another region, but for its groups. */
  public void update(Scope other, UnaryOperator<Region> change) {
    world = world.with(apply(change, region(other)));
  }

  @SuppressWarnings("ReferenceEquality") // another map of groups would be a bug
  private static Region apply(UnaryOperator<Region> change, Region before) {
    Region after = change.apply(before);
    if (after.groups() != before.groups()) {
      throw new IllegalStateException("groups are changed by name, so that it is known which");
    }
    return after;
  }

  /**
   * Puts a group in its next state; whoever wants the reconciler to look at it uses {@link #put}.
   */
  public void update(Group group) {
    update(group.name(), region.with(group), group);
  }

  /** Puts an instance of a group in its next state, or a new one into the group. */
  @SuppressWarnings("ReferenceEquality") // states are values: an equal one would do, too
  public void update(String groupName, Instance instance) {
    Group before = group(groupName);
    Instance known = before.instances().get(instance.id());
    if (known == instance) {
      return;
    }
    Group after = before.with(instance);
    Region next = known == null ? region.withJoined(after) : region.with(after);
    update(groupName, next, after);
  }

  /** Takes an instance out of its group. */
  public void remove(String groupName, String instanceId) {
    Group after = group(groupName).without(instanceId);
    update(groupName, region.withLeft(after), after);
  }

  /** Takes a group away, which has no instances any more. */
  public void remove(Group group) {
    update(group.name(), region.withoutGroup(group.name()), null);
  }

  private void update(String groupName, Region next, @Nullable Group after) {
    become(next);
    looked = after;
    changedGroups = changedGroups.plus(groupName);
  }

  /** Puts a group in its next state, and has the reconciler look at it. */
  public void put(Group group) {
    update(group);
    touch(group.name());
  }

  /** Has the reconciler look at a group when this unit of work is done. */
  public void touch(String groupName) {
    touched = touched.plus(groupName);
  }

  public void begin(Activity activity) {
    become(region.with(region.history().begun(activity)));
  }

  /** Puts an activity in its next state. */
  public void put(Activity activity) {
    become(region.with(region.history().with(activity, now())));
  }

  public void record(Explanation decision) {
    become(region.with(region.history().with(nextSequence(), decision)));
  }

  /** Runs an event later, or right after this unit of work if there is nothing to wait for. */
  public void schedule(Duration after, Event event) {
    World.Due due = new World.Due(now().plus(after), nextSequence());
    agenda = agenda.plus(due, new World.Appointment(scope(), event));
  }

  /** Has something asked of another host once this unit of work is published, outside the lock. */
  public void callOutside(OutsideCall call) {
    for (int i = 0; i < outsideCalls.size(); i++) {
      Optional<OutsideCall> both = outsideCalls.get(i).and(call);
      if (both.isPresent()) {
        outsideCalls.set(i, both.get());
        return;
      }
    }
    outsideCalls.add(call);
  }

  /**
   * Has something asked of another host before anything changes, and the answer happen here. It is
   * asked without the lock, so this unit of work is broken off at first, and begun anew. An event
   * cannot wait, and goes on without.
   */
  public void askFirst(OutsideCall call) {
    if (beforehand == Beforehand.NOTHING) {
      return;
    }
    beforehand.answer(call).orElseThrow(() -> new AskFirst(call)).fire(this);
  }

  /**
   * Sends a message: it is in the outbox at once, and delivered when this unit of work is
   * published.
   */
  public void send(Message message) {
    file(message);
    sent.add(message);
  }

  /**
   * Sends a message that has to arrive before anything changes. It is delivered without the lock,
   * so this unit of work is broken off at first, and begun anew when the outcome is known.
   *
   * @return whether it has arrived
   */
  public boolean sendFirst(Message message) {
    Optional<Boolean> arrived = beforehand.arrival(message.target().orElseThrow());
    if (arrived.isEmpty()) {
      throw new DeliverFirst(message);
    }
    file(message);
    return arrived.get();
  }

  private void file(Message message) {
    become(region.with(region.outbox().with(message)));
  }

  /** A number greater than every one handed out before. */
  public long nextSequence() {
    return ++sequence;
  }

  /** A number from 0 to below {@code bound}. */
  public int draw(int bound) {
    return (int) Long.remainderUnsigned(draw(), bound);
  }

  /**
   * The first fault, of those that could strike now, that does. It counts, if it has only so many
   * times, even if what it strikes is refused.
   */
  public Optional<Fault> strike(Predicate<Fault> could) {
    for (Map.Entry<Long, Fault> each : region().faults().bySequence().entrySet()) {
      Fault fault = each.getValue();
      if (could.test(fault) && happens(fault.probability())) {
        become(region.with(region.faults().afterStrike(each.getKey(), fault)));
        struck = true;
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** What is certain draws nothing, so that it leaves all other chance as it is. */
  private boolean happens(double probability) {
    return probability >= 1 || draw(CHANCES) < probability * CHANCES;
  }

  /**
   * {@code i-} and 17 hexadecimal digits, as EC2 makes them. Those that are made one after another
   * begin alike, so that they lie together in the trees of ids: the way to where nobody has been
   * for long is in no cache of a processor.
   */
  public String newInstanceId() {
    long number = sequence >>> BITS_IN_A_BLOCK;
    long block = Chance.mix(Chance.next(options().seed() + number));
    return id("i", (block & ~RANDOM) | (draw() & RANDOM));
  }

  /** The id of something else that EC2 has, such as {@code vpc-} and 17 hexadecimal digits. */
  public String newId(String kind) {
    return id(kind, draw());
  }

  private static String id(String kind, long digits) {
    return kind + "-0" + HexFormat.of().toHexDigits(digits);
  }

  /** A random UUID, in lower case. */
  public String newUuid() {
    return Chance.uuid(draw(), draw());
  }

  /** A random number of 64 bits, for ids of other forms. */
  public long draw() {
    chance = Chance.next(chance);
    return Chance.mix(chance);
  }

  boolean hasChanged() {
    return changed;
  }

  /** The names of the groups that have come, are others or have gone. */
  TreePSet<String> changedGroups() {
    return changedGroups;
  }

  /**
   * What is left of this unit of work when it is refused: nothing but that a fault has struck.
   *
   * @param before the world that it began with
   */
  World refused(World before) {
    return struck
        ? before.with(before.region(scope()).with(region.faults())).withChance(chance)
        : before;
  }

  World world() {
    // Nothing is due later that did not take a number, and what did nothing leaves the same world.
    World next =
        sequence == world.sequence() && chance == world.chance()
            ? world
            : new World(world.regions(), agenda, sequence, chance);
    return changed ? next.with(region) : next;
  }

  SortedSet<String> touched() {
    return touched;
  }

  List<OutsideCall> outsideCalls() {
    return outsideCalls;
  }

  List<Message> sent() {
    return sent;
  }
}
