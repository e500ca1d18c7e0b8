package io.github.autoscalinglocal.error;

/** A code of EC2, which has too many to list, and dots in most. */
record Ec2Code(String name, int status) implements Code {
  Ec2Code(String name) {
    this(name, 400);
  }

  @Override
  public String shape() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
