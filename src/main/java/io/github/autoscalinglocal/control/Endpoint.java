package io.github.autoscalinglocal.control;

/** What is done at a route. */
@FunctionalInterface
interface Endpoint {
  /**
   * The answer, which is written as JSON.
   *
   * @throws Refusal if the call asks for what cannot be
   */
  Object answer(Call call);
}
