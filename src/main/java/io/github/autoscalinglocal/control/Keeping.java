package io.github.autoscalinglocal.control;

import java.io.IOException;

/** The two ways between the world and the file that it is kept in. */
public record Keeping(Work save, Work load) {
  /** Reads or writes a file. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException;
  }
}
