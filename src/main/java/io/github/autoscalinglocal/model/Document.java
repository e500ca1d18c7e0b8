package io.github.autoscalinglocal.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A JSON object as data.
 *
 * @param members texts, numbers, maps like this one, lists of texts or of such maps, and for null
 *     an empty {@code Optional}; in the order in which they are written
 */
public record Document(Map<String, Object> members) {
  public Document {
    members =
        members instanceof LateMembers
            ? members
            : Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * A document that is written when it is first read.
   *
   * @param writer may run on any thread, and is kept until then with all that it holds
   */
  public static Document whenRead(Supplier<Document> writer) {
    return new Document(new LateMembers(writer));
  }

  public static Draft draft() {
    return new Draft(new LinkedHashMap<>());
  }

  /** A document that is being written. */
  public record Draft(Map<String, Object> members) {
    public Draft with(String name, String text) {
      members.put(name, text);
      return this;
    }

    /** Without a text, the member is left out. */
    public Draft with(String name, Optional<String> text) {
      text.ifPresent(present -> members.put(name, present));
      return this;
    }

    public Draft with(String name, Number number) {
      members.put(name, number);
      return this;
    }

    public Draft with(String name, List<String> texts) {
      members.put(name, List.copyOf(texts));
      return this;
    }

    /** A member that is null. */
    public Draft withNull(String name) {
      members.put(name, Optional.empty());
      return this;
    }

    public Draft withObjects(String name, List<Document> objects) {
      members.put(name, objects.stream().map(Document::members).toList());
      return this;
    }

    public Draft with(String name, Document object) {
      members.put(name, object.members());
      return this;
    }

    public Document done() {
      return new Document(members);
    }
  }
}
