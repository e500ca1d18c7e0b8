package io.github.autoscalinglocal.api.sts;

import io.github.autoscalinglocal.api.Service;
import java.util.List;
import java.util.Optional;

/** The table of the operations of the Security Token Service that are there. */
public final class StsOperations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "sts",
          "sts",
          "2011-06-15",
          "https://sts.amazonaws.com/doc/2011-06-15/",
          Optional.empty());

  private StsOperations() {}

  /** The Security Token Service, which has an endpoint in each region and one state for all. */
  public static Service service() {
    return Service.globalNeighbour(
        IDENTITY, () -> List.of(new AssumeRole(), new GetCallerIdentity(), new GetSessionToken()));
  }
}
