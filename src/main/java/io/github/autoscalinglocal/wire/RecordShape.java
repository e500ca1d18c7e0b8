package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.shape.Ec2Query;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WholeSeconds;
import io.github.autoscalinglocal.shape.WireName;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the wire needs to know of a record class. Found out once per class, and by plain reflection:
 * method handles cost a millisecond a class at the start and are no faster later.
 */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  /**
   * A member of a record.
   *
   * @param name its name in Java and, a list's path apart, in error messages
   * @param wireName its name in requests
   * @param tag its name in answers, which nearly always is the same
   */
  record Member(
      String name,
      String wireName,
      XmlTag tag,
      boolean required,
      boolean wholeSeconds,
      ValueShape shape,
      Method accessor) {

    /** Its name in the API's description, which SDKs and the AWS CLI use. */
    String apiName() {
      return Character.isLowerCase(wireName.charAt(0)) ? wireName : firstUpper(name);
    }

    /** The member's value in a record, null if it is absent. */
    @Nullable Object of(Record structure) {
      try {
        return accessor.invoke(structure, NO_ARGUMENTS);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(name + " cannot be read", e);
      }
    }
  }

  private static final Object[] NO_ARGUMENTS = {};

  private final List<Member> members;
  private final Constructor<?> constructor;
  private final boolean ofEc2;

  private RecordShape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.ofEc2 = type.getPackage().isAnnotationPresent(Ec2Query.class);
    this.members = Arrays.stream(components).map(this::member).toList();
    this.constructor = canonicalConstructor(type, components);
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** Whether it speaks {@linkplain Ec2Query EC2's dialect}. */
  boolean ofEc2() {
    return ofEc2;
  }

  /** In the order of declaration. */
  List<Member> members() {
    return members;
  }

  /** A record of these values, one for each member. */
  Object construct(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " failed", e);
    }
  }

  private Member member(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    WireName given = type.getAnnotation(WireName.class);
    String name = component.getName();
    String wireName = given == null || given.value().isEmpty() ? firstUpper(name) : given.value();
    String answerName =
        given == null || given.answer().isEmpty() ? (ofEc2 ? name : wireName) : given.answer();
    component.getAccessor().setAccessible(true);
    return new Member(
        name,
        wireName,
        XmlTag.of(answerName),
        type.isAnnotationPresent(Required.class),
        type.isAnnotationPresent(WholeSeconds.class),
        ValueShape.of(type, ofEc2),
        component.getAccessor());
  }

  private static String firstUpper(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return canonical;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
  }
}
