package io.github.autoscalinglocal.error;

/** The codes that Identity and Access Management describes. */
public enum IamCode implements Code {
  ConcurrentModification(409),
  DeleteConflict(409),
  EntityAlreadyExists(409),
  InvalidInput(400),
  LimitExceeded(409),
  MalformedPolicyDocument(400),
  NoSuchEntity(404),
  PolicyNotAttachable(400),
  ServiceFailure(500),
  UnmodifiableEntity(400);

  private final int status;

  IamCode(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String shape() {
    return name();
  }
}
