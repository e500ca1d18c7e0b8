package io.github.autoscalinglocal.refresh;

/**
 * How much capacity a refresh leaves in service, and how much there may be meanwhile.
 *
 * @param least units that have to stay ready
 * @param most units that there may be, those on their way out aside
 * @param launchesFirst whether replacements are launched before those go that they replace
 */
public record Bounds(int least, int most, boolean launchesFirst) {

  /**
   * The lower bound is rounded up. The upper one is rounded down, but one more is always allowed
   * where replacements come first (scale-in.md U-40).
   *
   * @param desired capacity units
   * @param minHealthy percent
   * @param maxHealthy percent
   */
  public static Bounds of(int desired, int minHealthy, int maxHealthy) {
    boolean launchesFirst = maxHealthy > 100 || minHealthy == 100;
    int least = (int) (((long) desired * minHealthy + 99) / 100);
    long most = launchesFirst ? Math.max((long) desired * maxHealthy / 100, desired + 1L) : desired;
    return new Bounds(least, (int) Math.min(Integer.MAX_VALUE, most), launchesFirst);
  }

  /** The same for updates that happen in place: nothing is launched for them. */
  public Bounds inPlace() {
    return new Bounds(least, most, false);
  }
}
