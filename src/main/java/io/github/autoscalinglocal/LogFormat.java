package io.github.autoscalinglocal;

/** What a line of the log looks like. */
enum LogFormat {
  TEXT,
  JSON
}
