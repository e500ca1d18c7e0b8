package io.github.autoscalinglocal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A way to run an emulator that others are compared with. */
record Contestant(String name, Start start, double startGoal) {
  private static final double JAR_START = 0.6;
  private static final double IMAGE_START = 0.14;

  interface Start {
    Server run() throws IOException;
  }

  /** The emulator, out of its jar and, where its files are told, out of its image. */
  static List<Contestant> ours(String... settings) {
    List<Contestant> ours = new ArrayList<>();
    ours.add(new Contestant("the jar", () -> Server.emulator(settings), JAR_START));
    if (Server.hasImage()) {
      ours.add(new Contestant("the image", () -> Server.image(settings), IMAGE_START));
    }
    return ours;
  }
}
