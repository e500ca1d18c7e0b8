package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What Spot's API says of a group, beyond what the group itself is.
 *
 * @param id {@code sig-} and eight hexadecimal digits
 * @param group which may be gone: then this is over, too
 * @param json the group as it was given, a JSON object
 * @param locks when they end, by instance; one that has no end is not here
 * @param suspensions of Spot's processes, each with its end if it has one
 */
public record Elastigroup(
    String id,
    Activity.GroupRef group,
    Instant createdAt,
    Instant updatedAt,
    String json,
    TreePMap<String, Instant> locks,
    TreePMap<String, Optional<Instant>> suspensions) {

  public static Elastigroup of(String id, Activity.GroupRef group, Instant at, String json) {
    return new Elastigroup(id, group, at, at, json, TreePMap.empty(), TreePMap.empty());
  }

  public Elastigroup with(String nextJson, Instant at) {
    return new Elastigroup(id, group, createdAt, at, nextJson, locks, suspensions);
  }

  public Elastigroup withLocks(TreePMap<String, Instant> next) {
    return new Elastigroup(id, group, createdAt, updatedAt, json, next, suspensions);
  }

  public Elastigroup withSuspensions(TreePMap<String, Optional<Instant>> next) {
    return new Elastigroup(id, group, createdAt, updatedAt, json, locks, next);
  }
}
