package io.github.autoscalinglocal.control.state;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The forms of all types that the world is made of: found by looking at the types, so that a record
 * that is new, or has a component more, needs nothing to be done here.
 */
final class Forms {
  private final Map<Type, Form> known = new ConcurrentHashMap<>();

  /**
   * The form of a type.
   *
   * @throws IllegalStateException if it has none: the world must not be made of it
   */
  Form of(Type type) {
    Form form = known.get(type);
    if (form == null) {
      form = find(type);
      known.put(type, form);
    }
    return form;
  }

  private Form find(Type type) {
    if (type instanceof ParameterizedType generic) {
      return find((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    Form scalar = Scalar.ALL.get(plain);
    if (scalar != null) {
      return scalar;
    }
    if (plain.isEnum()) {
      return Scalar.ofEnum(plain);
    }
    if (plain.isRecord()) {
      return new RecordForm(plain, List.of(), this);
    }
    if (plain.isInterface()) {
      return new KindForm(plain, this);
    }
    if (plain == Object.class) {
      return new Collections.Free();
    }
    throw new IllegalStateException("there is no form for " + type);
  }

  private Form find(Class<?> raw, Type[] of) {
    if (raw.isRecord()) {
      return new RecordForm(raw, List.of(of), this);
    }
    if (raw == Optional.class) {
      return new Collections.Maybe(later(of[0]));
    }
    if (raw == List.class || raw == Collection.class) {
      return Collections.Many.list(later(of[0]));
    }
    if (raw == TreePSet.class) {
      return Collections.Many.set(later(of[0]));
    }
    if (raw == TreePMap.class) {
      return map(of[0], later(of[1]));
    }
    if (raw == Map.class && of[0] == String.class && of[1] == Object.class) {
      return new Collections.Free();
    }
    if (raw == Map.class && of[0] == String.class) {
      return Collections.Named.ordered(later(of[1]));
    }
    throw new IllegalStateException("there is no form for " + raw);
  }

  private Form map(Type key, Supplier<Form> value) {
    Function<String, Object> name = Scalar.KEYS.get(key);
    if (name == null && key instanceof Class<?> type && type.isEnum()) {
      return Collections.Named.persistent(text -> Scalar.constant(type, text), value);
    }
    return name == null
        ? new Collections.Pairs(later(key), value)
        : Collections.Named.persistent(name, value);
  }

  private Supplier<Form> later(Type type) {
    return () -> of(type);
  }
}
