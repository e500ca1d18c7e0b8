package io.github.autoscalinglocal.control.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record: an object with a member for each component. */
final class RecordForm implements Form {
  /** What wire shapes and the API call absent is null, and nothing else is. */
  private static final String SHAPES = "io.github.autoscalinglocal.shape";

  private final Class<?> type;
  private final List<Part> parts;
  private final Constructor<?> constructor;

  /** A component, whose form is looked up when it is needed, as types may hold themselves. */
  private record Part(String name, Method accessor, Supplier<Form> form) {}

  /**
   * The form of a record.
   *
   * @param arguments what its type variables are, if it has any
   */
  RecordForm(Class<?> type, List<Type> arguments, Forms forms) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    this.parts = Arrays.stream(components).map(each -> part(each, arguments, forms)).toList();
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
    constructor.setAccessible(true);
  }

  private static Part part(RecordComponent component, List<Type> arguments, Forms forms) {
    Class<?> holder = component.getDeclaringRecord();
    component.getAccessor().setAccessible(true);
    return new Part(
        component.getName(),
        component.getAccessor(),
        () -> forms.of(Resolved.of(component.getGenericType(), holder, arguments)));
  }

  @Override
  public ObjectNode write(Object value) {
    ObjectNode object = JSON.objectNode();
    for (Part part : parts) {
      Object component = get(part.accessor(), value);
      JsonNode json = component == null ? null : part.form().get().write(component);
      if (json != null) {
        object.set(part.name(), json);
      }
    }
    return object;
  }

  private static @Nullable Object get(Method accessor, Object value) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Object read(JsonNode json, String where) {
    if (!json.isObject()) {
      throw new StateFormatException(where, "this has to be an object.");
    }
    SortedSet<String> unknown = new TreeSet<>(json.propertyNames());
    unknown.remove(KindForm.KIND);
    @Nullable Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      unknown.remove(part.name());
      values[i] = component(part, json.get(part.name()), where + "." + part.name());
    }
    if (!unknown.isEmpty()) {
      throw new StateFormatException(
          where, "nothing here is called '%s'.".formatted(unknown.first()));
    }
    return made(values, where);
  }

  private @Nullable Object component(Part part, @Nullable JsonNode json, String where) {
    Form form = part.form().get();
    if (json != null && !json.isNull()) {
      return form.read(json, where);
    }
    Object missing = form.missing();
    if (missing == null && !type.getPackageName().startsWith(SHAPES)) {
      throw new StateFormatException(where, "this is missing.");
    }
    return missing;
  }

  private Object made(@Nullable Object[] values, String where) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException | IllegalArgumentException refused) {
      throw new StateFormatException(where, "there can be no such " + type.getSimpleName() + ".");
    } catch (InstantiationException | IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
