package io.github.autoscalinglocal.companion.cloudwatch.math;

import io.github.autoscalinglocal.companion.cloudwatch.math.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads an expression from its text, from left to right. */
final class Parser {
  /** Deeper ones would be a strain on the stack; nobody writes them. */
  private static final int DEEPEST = 30;

  private final String text;
  private int at;
  private int depth;

  Parser(String text) {
    this.text = text;
  }

  Expression whole() {
    Expression expression = binary(1);
    skipSpace();
    if (at < text.length()) {
      throw unexpected();
    }
    return expression;
  }

  /** Operands joined by operators that are at least so strong. */
  private Expression binary(int strength) {
    if (++depth > DEEPEST) {
      throw new MathFault("it is nested too deeply");
    }
    Expression left = operand();
    Optional<Operator> next = operator(strength);
    while (next.isPresent()) {
      Operator operator = next.get();
      // Powers are calculated from the right, everything else from the left.
      boolean fromTheRight = operator == Operator.TO_THE_POWER_OF;
      Expression right = binary(operator.strength() + (fromTheRight ? 0 : 1));
      left = new Expression.Binary(operator, left, right);
      next = operator(strength);
    }
    depth--;
    return left;
  }

  private Optional<Operator> operator(int strength) {
    skipSpace();
    for (Operator each : Operator.values()) {
      if (each.strength() >= strength) {
        int length = length(each);
        if (length > 0) {
          at += length;
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  /** How long an operator is that stands here, which may be written as a word; 0 if none does. */
  private int length(Operator operator) {
    if (text.startsWith(operator.sign(), at)) {
      return operator.sign().length();
    }
    boolean hasWord = operator == Operator.AND || operator == Operator.OR;
    return hasWord && word().equalsIgnoreCase(operator.name()) ? operator.name().length() : 0;
  }

  private Expression operand() {
    skipSpace();
    if (accept('-')) {
      return new Expression.Negation(binary(Operator.TO_THE_POWER_OF.strength()));
    }
    if (accept('(')) {
      Expression inner = binary(1);
      expect(')');
      return inner;
    }
    if (accept('[')) {
      return new Expression.ListOf(elements(']'));
    }
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return quoted(text.charAt(at));
    }
    return at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')
        ? number()
        : nameOrCall();
  }

  private Expression nameOrCall() {
    String word = word();
    if (word.isEmpty()) {
      throw unexpected();
    }
    at += word.length();
    skipSpace();
    return accept('(')
        ? new Expression.Call(word.toUpperCase(Locale.ROOT), elements(')'))
        : new Expression.Name(word);
  }

  private List<Expression> elements(char end) {
    List<Expression> elements = new ArrayList<>();
    skipSpace();
    if (accept(end)) {
      return elements;
    }
    do {
      elements.add(binary(1));
      skipSpace();
    } while (accept(','));
    expect(end);
    return elements;
  }

  private Expression quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new MathFault("a text in it does not end");
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return new Expression.Text(value);
  }

  private Expression number() {
    int start = at;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    try {
      return new Expression.Constant(Double.parseDouble(text.substring(start, at)));
    } catch (NumberFormatException twoPoints) {
      throw new MathFault(text.substring(start, at) + " is no number");
    }
  }

  /** The letters, digits and underscores that stand here. */
  private String word() {
    int end = at;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private static boolean isPartOfWord(char c) {
    return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean accept(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    skipSpace();
    if (!accept(wanted)) {
      throw at < text.length()
          ? unexpected()
          : new MathFault("a '" + wanted + "' is missing at its end");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private MathFault unexpected() {
    return at < text.length()
        ? new MathFault("'" + text.charAt(at) + "' at position " + (at + 1) + " is not expected")
        : new MathFault("it ends too early");
  }
}
