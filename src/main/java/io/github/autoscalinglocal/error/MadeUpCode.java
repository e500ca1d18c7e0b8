package io.github.autoscalinglocal.error;

/** A code that a fault names, which no service needs to know. */
record MadeUpCode(String name, int status) implements Code {
  @Override
  public String shape() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
