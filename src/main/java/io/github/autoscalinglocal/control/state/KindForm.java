package io.github.autoscalinglocal.control.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An interface: the record that it is, which says so in a member more. */
record KindForm(Class<?> type, Forms forms) implements Form {
  static final String KIND = "@";

  private static final String ROOT = "io.github.autoscalinglocal.";

  @Override
  public JsonNode write(Object value) {
    ObjectNode object = JSON.objectNode();
    object.put(KIND, value.getClass().getName().substring(ROOT.length()));
    ObjectNode members =
        (ObjectNode) Objects.requireNonNull(forms.of(value.getClass()).write(value));
    members.properties().forEach(each -> object.set(each.getKey(), each.getValue()));
    return object;
  }

  @Override
  public Object read(JsonNode json, String where) {
    String name = json.path(KIND).asString("");
    Class<?> kind = kind(name);
    if (kind == null) {
      throw new StateFormatException(
          where, "no %s is called '%s'.".formatted(type.getSimpleName(), name));
    }
    return forms.of(kind).read(json, where);
  }

  private @Nullable Class<?> kind(String name) {
    try {
      Class<?> kind = Class.forName(ROOT + name, false, type.getClassLoader());
      return kind.isRecord() && type.isAssignableFrom(kind) ? kind : null;
    } catch (ClassNotFoundException | LinkageError none) {
      return null;
    }
  }
}
