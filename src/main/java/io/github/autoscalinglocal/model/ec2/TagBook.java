package io.github.autoscalinglocal.model.ec2;

import java.util.Map;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * The tags of what has tags. Most parts of an instance have none: they are looked for among their
 * like.
 *
 * @param byKind what ids begin with, such as {@code vol}, to ids to the tags by their keys
 */
public record TagBook(TreePMap<String, TreePMap<String, TreePMap<String, String>>> byKind) {
  public static final TagBook EMPTY = new TagBook(TreePMap.empty());

  /** Those of a resource by their keys. */
  public TreePMap<String, String> of(String id) {
    // getOrDefault would look twice for what a launch never finds
    TreePMap<String, String> tags = alike(id).get(id);
    return tags == null ? TreePMap.empty() : tags;
  }

  /** With these tags of a resource, and no others. */
  public TagBook with(String id, TreePMap<String, String> tags) {
    TreePMap<String, TreePMap<String, String>> alike = alike(id);
    TreePMap<String, TreePMap<String, String>> next =
        tags.isEmpty() ? alike.minus(id) : alike.plus(id, tags);
    return new TagBook(next.isEmpty() ? byKind.minus(kind(id)) : byKind.plus(kind(id), next));
  }

  /** Whether anything of a kind has tags. */
  public boolean knows(String kind) {
    return byKind.containsKey(kind);
  }

  /** Every resource that has tags, with them, in the order of their ids. */
  public Stream<Map.Entry<String, TreePMap<String, String>>> all() {
    return byKind.values().stream().flatMap(alike -> alike.entrySet().stream());
  }

  private TreePMap<String, TreePMap<String, String>> alike(String id) {
    return byKind.getOrDefault(kind(id), TreePMap.empty());
  }

  private static String kind(String id) {
    int end = id.indexOf('-');
    return end < 0 ? id : id.substring(0, end);
  }
}
