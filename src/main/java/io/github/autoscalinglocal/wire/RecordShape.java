package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WholeSeconds;
import io.github.autoscalinglocal.shape.WireName;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the wire needs to know of a record class. Found out once per class. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private static final MethodType CONSTRUCTOR = MethodType.methodType(Object.class, Object[].class);
  private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);

  /**
   * A member of a record.
   *
   * @param name its name in Java and, a list's path apart, in error messages
   * @param wireName its name on the wire
   */
  record Member(
      String name,
      String wireName,
      boolean required,
      boolean wholeSeconds,
      ValueShape shape,
      MethodHandle accessor) {

    /** The member's value in a record, null if it is absent. */
    @Nullable Object of(Object value) {
      try {
        return (Object) accessor.invokeExact(value);
      } catch (Throwable e) {
        throw rethrown(e);
      }
    }
  }

  private final List<Member> members;
  private final MethodHandle constructor;

  private RecordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.members = Arrays.stream(components).map(RecordShape::member).toList();
    this.constructor = constructor(type, components);
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** In the order of declaration. */
  List<Member> members() {
    return members;
  }

  /** A record of these values, one for each member. */
  Object construct(@Nullable Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static Member member(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    WireName given = type.getAnnotation(WireName.class);
    String name = component.getName();
    return new Member(
        name,
        given == null || given.value().isEmpty() ? firstUpper(name) : given.value(),
        type.isAnnotationPresent(Required.class),
        type.isAnnotationPresent(WholeSeconds.class),
        ValueShape.of(type),
        accessor(component.getAccessor()));
  }

  private static String firstUpper(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static MethodHandle accessor(Method accessor) {
    try {
      accessor.setAccessible(true);
      return MethodHandles.lookup().unreflect(accessor).asType(ACCESSOR);
    } catch (IllegalAccessException e) {
      throw new LinkageError("cannot read " + accessor, e);
    }
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, types.length)
          .asType(CONSTRUCTOR);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot build " + type, e);
    }
  }

  /** What a record's own code threw, which can only be unchecked. */
  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }
}
