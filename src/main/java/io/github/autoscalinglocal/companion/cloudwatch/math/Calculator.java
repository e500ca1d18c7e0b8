package io.github.autoscalinglocal.companion.cloudwatch.math;

import io.github.autoscalinglocal.companion.cloudwatch.math.Expression.Operator;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Line;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Lines;
import io.github.autoscalinglocal.companion.cloudwatch.math.Value.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calculates what expressions come to.
 *
 * @param names the values of ids; throws a {@link MathFault} for one that there is not
 * @param metrics the lines of all metrics, for {@code METRICS()}
 */
public record Calculator(Grid grid, Function<String, Value> names, Supplier<List<Line>> metrics) {

  /**
   * The value of an expression.
   *
   * @throws MathFault if it has none
   */
  public Value of(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return new Scalar(constant.value());
    }
    if (expression instanceof Expression.Name name) {
      return names.apply(name.id());
    }
    if (expression instanceof Expression.ListOf list) {
      return lines(list.elements());
    }
    if (expression instanceof Expression.Negation negation) {
      return each(of(negation.of()), value -> -value);
    }
    if (expression instanceof Expression.Binary binary) {
      return joined(binary);
    }
    if (expression instanceof Expression.Call call) {
      return new Functions(this, call).value();
    }
    throw new MathFault("a text stands where a value is expected");
  }

  /** Joined one after the other, from the left: a long sum is no strain on the stack. */
  private Value joined(Expression.Binary last) {
    Deque<Expression.Binary> inOrder = new ArrayDeque<>();
    Expression first = last;
    while (first instanceof Expression.Binary binary) {
      inOrder.push(binary);
      first = binary.left();
    }
    Value value = of(first);
    for (Expression.Binary each : inOrder) {
      value = join(each.operator(), value, of(each.right()));
    }
    return value;
  }

  /** The lines of a list; a number in it is a line that does not change. */
  private Lines lines(List<Expression> elements) {
    List<Line> lines = new ArrayList<>();
    for (Expression element : elements) {
      Value value = of(element);
      if (value instanceof Lines several) {
        lines.addAll(several.lines());
      } else {
        lines.add(line(value));
      }
    }
    return new Lines(lines);
  }

  /** A value as one line: a number is one that does not change. */
  public Line line(Value value) {
    if (value instanceof Line line) {
      return line;
    }
    if (value instanceof Scalar scalar) {
      return new Line("", grid.period(), grid.fill(at -> scalar.value()));
    }
    Lines lines = (Lines) value;
    if (lines.lines().size() != 1) {
      throw new MathFault(
          "there are " + lines.lines().size() + " time series where one is expected");
    }
    return lines.lines().get(0);
  }

  static Value each(Value value, DoubleUnaryOperator function) {
    if (value instanceof Scalar scalar) {
      return new Scalar(function.applyAsDouble(scalar.value()));
    }
    return value instanceof Line line
        ? line.map(function)
        : new Lines(((Lines) value).lines().stream().map(each -> each.map(function)).toList());
  }

  private static Value join(Operator operator, Value left, Value right) {
    if (left instanceof Scalar a && right instanceof Scalar b) {
      return new Scalar(operator.of(a.value(), b.value()));
    }
    if (right instanceof Scalar b) {
      return each(left, value -> operator.of(value, b.value()));
    }
    if (left instanceof Scalar a) {
      return each(right, value -> operator.of(a.value(), value));
    }
    if (left instanceof Line a && right instanceof Line b) {
      return join(operator::of, a, b);
    }
    if (left instanceof Lines several && right instanceof Line b) {
      return new Lines(several.lines().stream().map(a -> join(operator::of, a, b)).toList());
    }
    if (left instanceof Line a && right instanceof Lines several) {
      return new Lines(several.lines().stream().map(b -> join(operator::of, a, b)).toList());
    }
    throw new MathFault("'" + operator.sign() + "' does not join two lists of time series");
  }

  /** There is a value where both have one. */
  private static Line join(DoubleBinaryOperator function, Line left, Line right) {
    SortedMap<Long, Double> values = new TreeMap<>();
    left.values()
        .forEach(
            (at, value) -> {
              Double other = right.values().get(at);
              if (other != null) {
                Value.put(values, at, function.applyAsDouble(value, other));
              }
            });
    return left.with(values);
  }

  /** All moments at which any of the lines has a value. */
  static SortedSet<Long> moments(List<Line> lines) {
    SortedSet<Long> moments = new TreeSet<>();
    lines.forEach(line -> moments.addAll(line.values().keySet()));
    return moments;
  }
}
