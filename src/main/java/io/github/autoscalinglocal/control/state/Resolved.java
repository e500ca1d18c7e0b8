package io.github.autoscalinglocal.control.state;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of which the variables are known, as they are in a component of a generic record. */
record Resolved(Class<?> raw, List<Type> arguments) implements ParameterizedType {

  /**
   * The type that another stands for.
   *
   * @param holder whose variables it may use
   * @param arguments what these are
   */
  static Type of(Type type, Class<?> holder, List<Type> arguments) {
    if (type instanceof TypeVariable<?> variable) {
      return arguments.get(List.of(holder.getTypeParameters()).indexOf(variable));
    }
    if (type instanceof ParameterizedType generic) {
      return new Resolved(
          (Class<?>) generic.getRawType(),
          Arrays.stream(generic.getActualTypeArguments())
              .map(each -> of(each, holder, arguments))
              .toList());
    }
    return type;
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.toArray(Type[]::new);
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return null;
  }
}
