package io.github.autoscalinglocal.control.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.autoscalinglocal.engine.Engine.Snapshot;
import io.github.autoscalinglocal.engine.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the world may be made of can be written. */
class FormsTest {
  private final Forms forms = new Forms();

  @Test
  void everythingThatCanBeReachedFromTheWorldHasAForm() {
    Set<Type> seen = new LinkedHashSet<>();
    Deque<Type> open = new ArrayDeque<>(List.of(Snapshot.class));
    open.addAll(events());
    while (!open.isEmpty()) {
      Type type = open.pop();
      if (seen.add(type)) {
        assertThatCode(() -> forms.of(type)).as(type.getTypeName()).doesNotThrowAnyException();
        open.addAll(parts(type));
      }
    }
    assertThat(seen).hasSizeGreaterThan(150);
  }

  @Test
  void eventsAreRecords() {
    assertThat(events()).hasSizeGreaterThan(20).allMatch(Class::isRecord);
  }

  private static List<Class<?>> events() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.autoscalinglocal")
            .stream()
            .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  private static List<Type> parts(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      List<Type> arguments = List.of(generic.getActualTypeArguments());
      return raw.isRecord() ? components(raw, arguments) : arguments;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isInterface() && plain.isSealed()) {
      return List.of(plain.getPermittedSubclasses());
    }
    return plain.isRecord() ? components(plain, List.of()) : List.of();
  }

  private static List<Type> components(Class<?> type, List<Type> arguments) {
    return Arrays.stream(type.getRecordComponents())
        .map(each -> Resolved.of(each.getGenericType(), type, arguments))
        .toList();
  }
}
