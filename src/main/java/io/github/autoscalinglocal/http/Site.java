package io.github.autoscalinglocal.http;

import io.github.autoscalinglocal.error.ErrorCode;
import java.util.List;

/** What answers below a path, in a format of its own. */
public interface Site {
  boolean serves(String path);

  /** Never throws for what a caller may have sent. */
  Response answer(Request request);

  /** The answers to requests that came at the same time, each of which may take no long. */
  default List<Response> answer(List<Request> together) {
    return together.stream().map(this::answer).toList();
  }

  /**
   * Whether the answer may take long or has to wait; it is then worked out apart from the threads
   * that read sockets.
   */
  boolean mayTakeLong(Request request);

  /** How long a body may be on a path, in bytes, where that is not what the settings say. */
  default int maxBody(String path, int usual) {
    return usual;
  }

  /** The site's way of refusing what it has not been asked to answer. */
  Response refuse(ErrorCode code, String text);
}
