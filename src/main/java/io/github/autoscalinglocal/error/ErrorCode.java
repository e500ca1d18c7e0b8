package io.github.autoscalinglocal.error;

/**
 * The codes that services answer with, as they stand in {@code <Code>}. The JSON and CBOR protocols
 * name the shape of the error instead, which is mostly called as its code.
 */
public enum ErrorCode implements Code {
  // modelled for this service
  ActiveInstanceRefreshNotFound(400),
  AlreadyExists(400),
  IdempotentParameterMismatch(400),
  InstanceRefreshInProgress(400),
  InvalidNextToken(400),
  IrreversibleInstanceRefresh(400),
  LimitExceeded(400, "LimitExceededFault"),
  ResourceContention(500),
  ResourceInUse(400),
  ScalingActivityInProgress(400),
  ServiceLinkedRoleFailure(500),
  // not modelled, and the most frequent of all
  ValidationError(400, "ValidationException"),
  InvalidQueryParameter(400),
  UnsupportedOperation(400),
  // modelled for CloudWatch
  ConcurrentModificationException(429),
  ConflictException(409),
  InternalServiceError(500, "InternalServiceFault"),
  InvalidFormat(400, "InvalidFormatFault"),
  InvalidParameterCombination(400, "InvalidParameterCombinationException"),
  InvalidParameterValue(400, "InvalidParameterValueException"),
  MissingParameter(400, "MissingRequiredParameterException"),
  ResourceNotFound(404),
  ResourceNotFoundException(404),
  // the front door
  IncompleteSignature(400),
  InternalFailure(500),
  InvalidAction(400),
  MalformedInput(400, "SerializationException"),
  MalformedQueryString(404),
  MissingAction(400),
  MissingAuthenticationToken(403),
  ServiceUnavailable(503),
  Throttling(400, "ThrottlingException"),
  UnknownOperationException(404),
  // this emulator's own
  AccessDenied(403),
  NotImplemented(501),
  RequestEntityTooLarge(413);

  private final int status;
  private final String shape;

  ErrorCode(int status) {
    this.status = status;
    this.shape = name();
  }

  ErrorCode(int status, String shape) {
    this.status = status;
    this.shape = shape;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String shape() {
    return shape;
  }
}
