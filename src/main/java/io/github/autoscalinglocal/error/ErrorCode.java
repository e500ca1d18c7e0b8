package io.github.autoscalinglocal.error;

/** The codes that the API answers with, as they stand in {@code <Code>}. */
public enum ErrorCode {
  // modelled for this service
  ActiveInstanceRefreshNotFound(400),
  AlreadyExists(400),
  IdempotentParameterMismatch(400),
  InstanceRefreshInProgress(400),
  InvalidNextToken(400),
  IrreversibleInstanceRefresh(400),
  LimitExceeded(400),
  ResourceContention(500),
  ResourceInUse(400),
  ScalingActivityInProgress(400),
  ServiceLinkedRoleFailure(500),
  // not modelled, and the most frequent of all
  ValidationError(400),
  InvalidQueryParameter(400),
  // the front door
  IncompleteSignature(400),
  InternalFailure(500),
  InvalidAction(400),
  MalformedInput(400),
  MalformedQueryString(404),
  MissingAction(400),
  MissingAuthenticationToken(403),
  UnknownOperationException(404),
  // this emulator's own
  AccessDenied(403),
  NotImplemented(501),
  RequestEntityTooLarge(413);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status that travels with the code. */
  public int status() {
    return status;
  }
}
