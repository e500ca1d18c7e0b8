package io.github.autoscalinglocal.error;

/** The code of an error: one of the catalogue, or one that somebody made up. */
public sealed interface Code
    permits ErrorCode, Ec2Code, ElbCode, ElbV2Code, IamCode, StsCode, MadeUpCode {
  /** As it stands in {@code <Code>}. */
  String name();

  /** The HTTP status that travels with it. */
  int status();

  /** What the JSON and CBOR protocols call the error. */
  String shape();
}
