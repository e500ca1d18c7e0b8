package io.github.autoscalinglocal.model.ec2;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * A launch template.
 *
 * @param latestVersion what {@code $Latest} stands for: the highest of those that are left
 * @param lastNumber the highest number that a version ever had; none is given twice
 * @param clientToken which request it comes from: a request that is sent twice creates one template
 * @param versions none if the template was taken on trust: then every one up to the latest exists
 */
public record Template(
    String id,
    String name,
    Instant createdAt,
    long defaultVersion,
    long latestVersion,
    long lastNumber,
    Optional<String> clientToken,
    TreePMap<Long, TemplateVersion> versions) {

  /** One that nobody has described. */
  public static Template onTrust(String id, String name, Instant at, long latestVersion) {
    return new Template(
        id, name, at, 1, latestVersion, latestVersion, Optional.empty(), TreePMap.empty());
  }

  public static Template of(String id, String name, TemplateVersion first) {
    return of(id, name, Optional.empty(), first);
  }

  public static Template of(
      String id, String name, Optional<String> clientToken, TemplateVersion first) {
    return new Template(
        id,
        name,
        first.createdAt(),
        first.number(),
        first.number(),
        first.number(),
        clientToken,
        TreePMap.singleton(first.number(), first));
  }

  public boolean isOnTrust() {
    return versions.isEmpty();
  }

  public Optional<TemplateVersion> version(long number) {
    return Optional.ofNullable(versions.get(number));
  }

  public Template with(TemplateVersion next) {
    return new Template(
        id,
        name,
        createdAt,
        defaultVersion,
        next.number(),
        next.number(),
        clientToken,
        versions.plus(next.number(), next));
  }

  public Template withDefault(long number) {
    return new Template(
        id, name, createdAt, number, latestVersion, lastNumber, clientToken, versions);
  }

  /** Without a version that is not the default one, so that at least one is left. */
  public Template without(long number) {
    TreePMap<Long, TemplateVersion> left = versions.minus(number);
    return new Template(
        id, name, createdAt, defaultVersion, left.lastKey(), lastNumber, clientToken, left);
  }
}
