package io.github.autoscalinglocal.shape;

/** Which deletions of a group are refused. */
public enum DeletionProtection implements WireEnum {
  NONE,
  PREVENT_FORCE_DELETION,
  PREVENT_ALL_DELETION
}
