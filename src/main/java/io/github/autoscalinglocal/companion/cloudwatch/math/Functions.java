package io.github.autoscalinglocal.companion.cloudwatch.math;

import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Lines;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Scalar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A call of a function in an expression. */
record Functions(Calculator calculator, Expression.Call call) {

  Value value() {
    return switch (call.function()) {
      case "ABS" -> Calculator.each(only(), Math::abs);
      case "CEIL" -> Calculator.each(only(), Math::ceil);
      case "FLOOR" -> Calculator.each(only(), Math::floor);
      case "LOG" -> Calculator.each(only(), Math::log);
      case "LOG10" -> Calculator.each(only(), Math::log10);
      case "AVG", "MAX", "MIN", "STDDEV", "SUM", "DATAPOINT_COUNT" ->
          aggregate(Aggregates.of(call.function()));
      case "DAY" -> ofMoment(at -> at.getDayOfWeek().getValue());
      case "DATE" -> ofMoment(OffsetDateTime::getDayOfMonth);
      case "EPOCH" -> ofMoment(OffsetDateTime::toEpochSecond);
      case "HOUR" -> ofMoment(OffsetDateTime::getHour);
      case "MINUTE" -> ofMoment(OffsetDateTime::getMinute);
      case "MONTH" -> ofMoment(OffsetDateTime::getMonthValue);
      case "YEAR" -> ofMoment(OffsetDateTime::getYear);
      case "DIFF" -> eachLine(line -> change(line, (before, after, seconds) -> after - before));
      case "DIFF_TIME" -> eachLine(line -> change(line, (before, after, seconds) -> seconds));
      case "RATE" ->
          eachLine(line -> change(line, (before, after, seconds) -> (after - before) / seconds));
      case "RUNNING_SUM" -> eachLine(Functions::runningSum);
      case "FILL" -> fill();
      case "FIRST" -> lines().get(0);
      case "LAST" -> lines().get(lines().size() - 1);
      case "IF" -> choose();
      case "METRICS" -> metrics();
      case "METRIC_COUNT" -> new Scalar(lines().size());
      case "PERIOD" -> new Scalar(calculator.line(only()).period());
      case "REMOVE_EMPTY" ->
          new Lines(lines().stream().filter(line -> !line.values().isEmpty()).toList());
      case "SLICE" -> slice();
      case "SORT" -> sort();
      case "TIME_SERIES" -> calculator.line(new Scalar(number(0)));
      default -> throw new MathFault("the function " + call.function() + " is not emulated");
    };
  }

  private Value argument(int index) {
    if (index >= call.arguments().size()) {
      throw new MathFault(call.function() + " has too few arguments");
    }
    return calculator.of(call.arguments().get(index));
  }

  private Value only() {
    if (call.arguments().size() != 1) {
      throw new MathFault(call.function() + " takes one argument");
    }
    return argument(0);
  }

  private double number(int index) {
    if (argument(index) instanceof Scalar scalar) {
      return scalar.value();
    }
    throw new MathFault("argument " + (index + 1) + " of " + call.function() + " is no number");
  }

  /** The first argument's lines, of which there has to be one. */
  private List<Line> lines() {
    Value value = argument(0);
    List<Line> lines =
        value instanceof Lines several ? several.lines() : List.of(calculator.line(value));
    if (lines.isEmpty()) {
      throw new MathFault(call.function() + " has no time series");
    }
    return lines;
  }

  private Value eachLine(Function<Line, Line> function) {
    return only() instanceof Lines several
        ? new Lines(several.lines().stream().map(function).toList())
        : function.apply(calculator.line(only()));
  }

  /** Of one line a number; of several lines a line. */
  private Value aggregate(ToDoubleFunction<Collection<Double>> aggregate) {
    if (only() instanceof Lines several) {
      SortedMap<Long, Double> values = new TreeMap<>();
      for (long at : Calculator.moments(several.lines())) {
        List<Double> there =
            several.lines().stream()
                .map(line -> line.values().get(at))
                .filter(Objects::nonNull)
                .toList();
        Value.put(values, at, aggregate.applyAsDouble(there));
      }
      return several.lines().isEmpty() ? several : several.lines().get(0).with(values);
    }
    Value value = only();
    if (value instanceof Scalar) {
      return value;
    }
    Line line = calculator.line(value);
    // No number comes of no values, and so no value of whatever is made of it.
    return line.values().isEmpty()
        ? line
        : new Scalar(aggregate.applyAsDouble(line.values().values()));
  }

  private Value ofMoment(ToDoubleFunction<OffsetDateTime> part) {
    return eachLine(
        line -> {
          SortedMap<Long, Double> values = new TreeMap<>();
          for (long at : line.values().keySet()) {
            OffsetDateTime moment = Instant.ofEpochSecond(at).atOffset(ZoneOffset.UTC);
            values.put(at, part.applyAsDouble(moment));
          }
          return line.with(values);
        });
  }

  private interface Change {
    double of(double before, double after, long seconds);
  }

  private static Line change(Line line, Change change) {
    SortedMap<Long, Double> values = new TreeMap<>();
    Map.Entry<Long, Double> before = null;
    for (Map.Entry<Long, Double> each : line.values().entrySet()) {
      if (before != null) {
        long seconds = each.getKey() - before.getKey();
        Value.put(values, each.getKey(), change.of(before.getValue(), each.getValue(), seconds));
      }
      before = each;
    }
    return line.with(values);
  }

  private static Line runningSum(Line line) {
    SortedMap<Long, Double> values = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<Long, Double> each : line.values().entrySet()) {
      sum += each.getValue();
      Value.put(values, each.getKey(), sum);
    }
    return line.with(values);
  }

  /** A line without any value stays so. */
  private Value fill() {
    Function<Line, Line> fill =
        switch (word(1)) {
          case "REPEAT" -> line -> Filling.repeat(line, calculator.grid());
          case "LINEAR" -> line -> Filling.linear(line, calculator.grid());
          default -> {
            Line with = calculator.line(argument(1));
            yield line -> Filling.with(line, with, calculator.grid());
          }
        };
    return argument(0) instanceof Lines several
        ? new Lines(several.lines().stream().map(fill).toList())
        : fill.apply(calculator.line(argument(0)));
  }

  /** A word that stands for itself, in capitals; empty if the argument is none. */
  private String word(int index) {
    return index < call.arguments().size()
            && call.arguments().get(index) instanceof Expression.Name name
        ? name.id().toUpperCase(Locale.ROOT)
        : "";
  }

  /**
   * {@code IF(condition, then, else)}; without the last there is no value where it does not hold.
   */
  private Value choose() {
    boolean hasElse = call.arguments().size() > 2;
    Value condition = argument(0);
    Value then = argument(1);
    if (condition instanceof Scalar scalar && hasElse) {
      return scalar.value() != 0 ? then : argument(2);
    }
    Line conditions = calculator.line(condition);
    Line ifTrue = calculator.line(then);
    Line ifFalse = hasElse ? calculator.line(argument(2)) : conditions.with(new TreeMap<>());
    SortedMap<Long, Double> values = new TreeMap<>();
    conditions
        .values()
        .forEach(
            (at, holds) -> {
              Double value = (holds != 0 ? ifTrue : ifFalse).values().get(at);
              if (value != null) {
                values.put(at, value);
              }
            });
    return conditions.with(values);
  }

  /** All metrics, or those whose id holds a text. */
  private Value metrics() {
    String part =
        call.arguments().isEmpty()
            ? ""
            : call.arguments().get(0) instanceof Expression.Text text ? text.value() : word(0);
    return new Lines(
        calculator.metrics().get().stream().filter(line -> line.id().contains(part)).toList());
  }

  private Value slice() {
    List<Line> lines = lines();
    int from = index(number(1), lines);
    int to = call.arguments().size() > 2 ? index(number(2), lines) : lines.size();
    return new Lines(lines.subList(Math.min(from, to), to));
  }

  private static int index(double number, List<Line> lines) {
    double counted = number < 0 ? lines.size() + number : number;
    return (int) Math.max(0, Math.min(lines.size(), counted));
  }

  /** {@code SORT(lines, AVG, DESC, 5)}. */
  private Value sort() {
    ToDoubleFunction<Collection<Double>> by = Aggregates.of(word(1));
    Comparator<Line> order =
        Comparator.comparingDouble(
            line -> line.values().isEmpty() ? 0 : by.applyAsDouble(line.values().values()));
    Comparator<Line> wanted = word(2).equals("DESC") ? order.reversed() : order;
    List<Line> sorted = lines().stream().sorted(wanted).toList();
    return new Lines(
        call.arguments().size() > 3 ? sorted.subList(0, index(number(3), sorted)) : sorted);
  }
}
