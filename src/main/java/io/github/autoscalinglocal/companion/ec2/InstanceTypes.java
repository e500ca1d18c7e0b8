package io.github.autoscalinglocal.companion.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.companion.ec2.InstanceType.Accelerators;
import io.github.autoscalinglocal.companion.ec2.InstanceType.Bandwidth;
import io.github.autoscalinglocal.companion.ec2.InstanceType.LocalStorage;
import io.github.autoscalinglocal.companion.ec2.InstanceType.Processor;
import io.github.autoscalinglocal.companion.ec2.InstanceType.Traits;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorType;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.InstanceGeneration;
import io.github.autoscalinglocal.shape.InstanceRequirements.LocalStorageType;
import io.github.autoscalinglocal.shape.WireEnum;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The catalogue of instance types. Its table is read when somebody asks for the first time; most
 * groups never do.
 */
public final class InstanceTypes {
  private InstanceTypes() {}

  /** All types, by family and size. */
  public static List<InstanceType> all() {
    return Table.TYPES;
  }

  public static Optional<InstanceType> named(String name) {
    return Optional.ofNullable(Table.BY_NAME.get(name));
  }

  /** The catalogue, from the moment on at which it is needed. */
  private static final class Table {
    private static final String RESOURCE = "instance-types.tsv";
    private static final Map<String, InstanceType> BY_NAME = read();
    private static final List<InstanceType> TYPES = List.copyOf(BY_NAME.values());

    private static Map<String, InstanceType> read() {
      Map<String, InstanceType> types = new LinkedHashMap<>();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(InstanceTypes.class.getResourceAsStream(RESOURCE)),
                  UTF_8))) {
        lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> parse(line.split("\t", -1)))
            .forEach(type -> types.put(type.name(), type));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return Collections.unmodifiableMap(types);
    }

    /** One line; the table's head says what its columns are. */
    private static InstanceType parse(String[] columns) {
      return new InstanceType(
          columns[0],
          constant(InstanceGeneration.values(), columns[4]),
          new Processor(
              Integer.parseInt(columns[1]), constant(CpuManufacturer.values(), columns[3])),
          Integer.parseInt(columns[2]),
          new Traits(columns[5].contains("b"), columns[5].contains("h"), columns[5].contains("m")),
          new Bandwidth(
              Integer.parseInt(columns[6]),
              Double.parseDouble(columns[7]),
              Integer.parseInt(columns[8])),
          parts(columns[9]).map(Table::storage),
          parts(columns[10]).map(Table::accelerators),
          Double.parseDouble(columns[11]));
    }

    private static Optional<String[]> parts(String column) {
      return column.equals("-") ? Optional.empty() : Optional.of(column.split(":", -1));
    }

    private static LocalStorage storage(String[] parts) {
      return new LocalStorage(
          constant(LocalStorageType.values(), parts[0]), Integer.parseInt(parts[1]));
    }

    private static Accelerators accelerators(String[] parts) {
      return new Accelerators(
          constant(AcceleratorType.values(), parts[0]),
          constant(AcceleratorManufacturer.values(), parts[1]),
          parts[2],
          Integer.parseInt(parts[3]),
          Integer.parseInt(parts[4]));
    }

    private static <E extends WireEnum> E constant(E[] constants, String wire) {
      return Arrays.stream(constants)
          .filter(each -> each.wire().equals(wire))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(RESOURCE + " says " + wire));
    }
  }
}
