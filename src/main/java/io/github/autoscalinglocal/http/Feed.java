package io.github.autoscalinglocal.http;

/** An answer that goes on for as long as somebody listens, as server-sent events. */
@FunctionalInterface
public interface Feed {
  /** Somebody listens from now on. */
  void begin(Line line);

  /** The way to one who listens. Whoever speaks never waits for who listens. */
  interface Line {
    /**
     * Tells something.
     *
     * @param event what kind of thing, a word
     * @param data one line
     */
    void say(String event, String data);

    /** Runs work that takes longer than its caller should take, apart from all others. */
    void later(Runnable work);

    /** Runs something once, when nobody listens any more. */
    void whenClosed(Runnable work);

    void close();
  }
}
