package io.github.autoscalinglocal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Turns what people write, with the names that SDKs and the AWS CLI use, into the input that all
 * protocols share. All simple values become text, which {@link RequestReader} takes for any: YAML
 * has its own idea of types. Names that mean nothing are found.
 */
public final class DocumentTree {
  private DocumentTree() {}

  /** A member that there is not. */
  public static final class UnknownMemberException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    private UnknownMemberException(String path, String name, List<String> known) {
      super(
          "there is no '%s' here; there are %s.".formatted(name, String.join(", ", known)),
          null,
          false,
          false);
      this.path = path;
    }

    /** Where it stands in the document; empty at the top. */
    public String path() {
      return path;
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * What a document says, to be read as the record class given.
   *
   * @throws UnknownMemberException if it has a member that the record has not
   */
  public static Input of(JsonNode document, Class<? extends Record> type) {
    return structure(document, RecordShape.of(type), "");
  }

  private static Input structure(JsonNode node, RecordShape shape, String path) {
    if (!node.isObject()) {
      return text(node);
    }
    Map<String, Input> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            each -> {
              RecordShape.Member member = member(shape, each.getKey(), path);
              String below = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
              members.put(member.wireName(), value(each.getValue(), member.shape(), below));
            });
    return new Input.Members(members);
  }

  private static RecordShape.Member member(RecordShape shape, String name, String path) {
    Optional<RecordShape.Member> found =
        shape.members().stream().filter(member -> member.apiName().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new UnknownMemberException(
                path, name, shape.members().stream().map(RecordShape.Member::apiName).toList()));
  }

  private static Input value(JsonNode node, ValueShape shape, String path) {
    if (shape instanceof ValueShape.Structure structure) {
      return structure(node, structure.shape(), path);
    }
    if (shape instanceof ValueShape.ListOf list && node.isArray()) {
      List<Input> items = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        items.add(value(node.get(i), list.element(), path + "[" + i + "]"));
      }
      return new Input.Items(items);
    }
    return text(node);
  }

  /** What is none is refused where the input is read. */
  private static Input text(JsonNode node) {
    return node.isNull() || node.isContainer() ? Input.of(node) : new Input.Text(node.asString());
  }
}
