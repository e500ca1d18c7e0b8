package io.github.autoscalinglocal;

import java.util.Timer;
import java.util.TimerTask;

/**
 * Gives the system back what a burst of requests has left behind, when nobody asks for anything any
 * more: a heap that has grown stays as large, since a JVM at rest has no reason to look after it.
 */
final class SpareMemory {
  private static final long LOOK_MILLIS = 5_000;

  /** What is used up between two looks at most, in bytes, while nothing goes on. */
  private static final long STILL = 1 << 20;

  /**
   * What has come since the last time at least, in bytes, for another to be worth while: whoever
   * asks for something every other second must not be held up by collections.
   */
  private static final long WORTH_WHILE = 16 << 20;

  private long lastSeen = Long.MAX_VALUE;
  private long lastLeft;

  /** Looks after the memory of this process from now on. */
  static void watch() {
    SpareMemory memory = new SpareMemory();
    TimerTask looking =
        new TimerTask() {
          @Override
          public void run() {
            memory.look();
          }
        };
    new Timer("spare-memory", true).schedule(looking, LOOK_MILLIS, LOOK_MILLIS);
  }

  private void look() {
    if (sees(used())) {
      // With -XX:+DisableExplicitGC this does nothing, and is not tried again before there is more.
      System.gc();
      collected(used());
    }
  }

  /**
   * So many bytes are in use now.
   *
   * @return whether it is time to collect garbage
   */
  boolean sees(long used) {
    boolean still = Math.abs(used - lastSeen) < STILL;
    lastSeen = used;
    return still && used - lastLeft >= WORTH_WHILE;
  }

  /** Garbage was collected, which left so many bytes. */
  void collected(long left) {
    lastSeen = left;
    lastLeft = left;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
