package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Errors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parameters of a form into the input that all protocols share. {@code A.member.2.B=x}
 * becomes {@code {"A":[{"B":"x"}]}}.
 *
 * <p>The record class says what is looked for, by whole parts of names, so a parameter that it does
 * not know does no harm, whatever its shape or its likeness to another one.
 */
public final class QueryTree {
  static final int MAX_DEPTH = 32;

  /** What stands at a name, and what stands below it. */
  private static final class Branch {
    private @Nullable String value;
    private final Map<String, Branch> children = new LinkedHashMap<>();

    Optional<Branch> child(String name) {
      return Optional.ofNullable(children.get(name));
    }
  }

  private QueryTree() {}

  /** What a form says, to be read as the record class given. */
  public static Input.Members of(QueryForm form, Class<? extends Record> type) {
    Branch root = new Branch();
    form.parameters().forEach((name, value) -> grow(root, name, value));
    return structure(root, RecordShape.of(type));
  }

  private static void grow(Branch root, String name, String value) {
    String[] parts = name.split("\\.", MAX_DEPTH + 1);
    if (parts.length > MAX_DEPTH) {
      throw Errors.parameterTooDeep(MAX_DEPTH);
    }
    Branch branch = root;
    for (String part : parts) {
      branch = branch.children.computeIfAbsent(part, any -> new Branch());
    }
    branch.value = value;
  }

  private static Input.Members structure(Branch branch, RecordShape shape) {
    Map<String, Input> members = new LinkedHashMap<>();
    for (RecordShape.Member member : shape.members()) {
      Branch child = branch.children.get(member.wireName());
      if (child != null) {
        node(child, member.shape()).ifPresent(node -> members.put(member.wireName(), node));
      }
    }
    return new Input.Members(members);
  }

  private static Optional<Input> node(Branch branch, ValueShape shape) {
    if (shape instanceof ValueShape.Structure structure) {
      return container(structure(branch, structure.shape()), branch.value);
    }
    if (shape instanceof ValueShape.ListOf list) {
      return container(items(branch, list), branch.value);
    }
    if (shape instanceof ValueShape.MapOf map) {
      return container(map(branch, map), branch.value);
    }
    return text(branch.value);
  }

  /**
   * Without content it was sent only if its own name was: SDKs write an empty list as {@code
   * Name=}.
   */
  private static Optional<Input> container(Input content, @Nullable String value) {
    return content.isEmpty() && !"".equals(value) ? text(value) : Optional.of(content);
  }

  private static Optional<Input> text(@Nullable String value) {
    return Optional.ofNullable(value).map(Input.Text::new);
  }

  private static Input.Items items(Branch branch, ValueShape.ListOf list) {
    List<Input> items = new ArrayList<>();
    (list.flat() ? inOrder(branch) : inOrder(branch, list.item()))
        .forEach(item -> node(item, list.element()).ifPresent(items::add));
    return new Input.Items(items);
  }

  /** {@code A.entry.1.key=k&A.entry.1.value=v}. */
  private static Input.Members map(Branch branch, ValueShape.MapOf map) {
    Map<String, Input> members = new LinkedHashMap<>();
    for (Branch entry : inOrder(branch, "entry")) {
      Optional<String> key = entry.child("key").map(child -> child.value);
      Optional<Input> value = entry.child("value").flatMap(child -> node(child, map.value()));
      if (key.isPresent() && value.isPresent()) {
        members.put(key.get(), value.get());
      }
    }
    return new Input.Members(members);
  }

  private static Collection<Branch> inOrder(Branch branch, String name) {
    return branch.child(name).map(QueryTree::inOrder).orElse(List.of());
  }

  private static Collection<Branch> inOrder(Branch items) {
    Map<String, Branch> inOrder = new TreeMap<>(QueryTree::compareIndexes);
    items.children.forEach(
        (index, item) -> {
          if (isIndex(index)) {
            inOrder.put(index, item);
          }
        });
    return inOrder.values();
  }

  /** By value, which can have any count of digits. */
  private static int compareIndexes(String one, String other) {
    int byLength = Integer.compare(one.length(), other.length());
    return byLength == 0 ? one.compareTo(other) : byLength;
  }

  /** Digits without leading zeros. */
  private static boolean isIndex(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return name.length() == 1 || (!name.isEmpty() && name.charAt(0) != '0');
  }
}
