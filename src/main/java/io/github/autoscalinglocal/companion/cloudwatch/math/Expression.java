package io.github.autoscalinglocal.companion.cloudwatch.math;

import java.util.List;

/** An expression, as its text is built. */
public sealed interface Expression {
  record Constant(double value) implements Expression {}

  record Text(String value) implements Expression {}

  /** The id of a metric or of another expression; also a word that only some functions know. */
  record Name(String id) implements Expression {}

  record ListOf(List<Expression> elements) implements Expression {}

  record Negation(Expression of) implements Expression {}

  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  record Call(String function, List<Expression> arguments) implements Expression {}

  /** In the order of their strength, and within it of their length. */
  enum Operator {
    OR("||", 1),
    AND("&&", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    AT_MOST("<=", 3),
    AT_LEAST(">=", 3),
    LESS("<", 3),
    GREATER(">", 3),
    PLUS("+", 4),
    MINUS("-", 4),
    TIMES("*", 5),
    DIVIDED_BY("/", 5),
    TO_THE_POWER_OF("^", 6);

    private final String sign;
    private final int strength;

    Operator(String sign, int strength) {
      this.sign = sign;
      this.strength = strength;
    }

    String sign() {
      return sign;
    }

    int strength() {
      return strength;
    }

    double of(double left, double right) {
      return switch (this) {
        case OR -> truth(left != 0 || right != 0);
        case AND -> truth(left != 0 && right != 0);
        case EQUAL -> truth(left == right);
        case NOT_EQUAL -> truth(left != right);
        case AT_MOST -> truth(left <= right);
        case AT_LEAST -> truth(left >= right);
        case LESS -> truth(left < right);
        case GREATER -> truth(left > right);
        case PLUS -> left + right;
        case MINUS -> left - right;
        case TIMES -> left * right;
        case DIVIDED_BY -> left / right;
        case TO_THE_POWER_OF -> Math.pow(left, right);
      };
    }

    private static double truth(boolean holds) {
      return holds ? 1 : 0;
    }
  }

  /**
   * Reads an expression.
   *
   * @throws MathFault if it is none
   */
  static Expression parse(String text) {
    return new Parser(text).whole();
  }
}
