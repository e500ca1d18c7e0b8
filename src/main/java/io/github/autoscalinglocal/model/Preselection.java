package io.github.autoscalinglocal.model;

/**
 * What looks at the candidates of a scale-in before the policies do, where that is not what the
 * service itself looks at: the unhealthy, purchase options and zones.
 */
public enum Preselection {
  /** Nothing: the first policy weighs all that, and spares what the on-demand base needs. */
  NONE,
  /** The fullest zone, before everything else. */
  ZONES
}
