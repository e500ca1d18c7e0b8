package io.github.autoscalinglocal.termination;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every policy that can be named in a group's list. */
public final class TerminationPolicies {
  public static final String DEFAULT = "Default";

  private static final Map<String, TerminationPolicy> BUILT_IN =
      byName(
          List.of(
              new AllocationStrategy(),
              new ClosestToNextInstanceHour(),
              new Default(),
              new NewestInstance(),
              new OldestInstance(),
              new OldestLaunchConfiguration(),
              new OldestLaunchTemplate()));
  private static final Pattern FUNCTION_ARN =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?");

  private TerminationPolicies() {}

  /** The names that {@code DescribeTerminationPolicyTypes} lists, in its order. */
  public static List<String> builtIn() {
    return List.copyOf(BUILT_IN.keySet());
  }

  /** A predefined policy, or one that {@link ServiceLoader} finds; names are case-sensitive. */
  public static Optional<TerminationPolicy> find(String name) {
    TerminationPolicy policy = BUILT_IN.get(name);
    return Optional.ofNullable(policy == null ? PluggedIn.BY_NAME.get(name) : policy);
  }

  /**
   * Whether the text is the ARN of a Lambda function: bare, or with a version, an alias or {@code
   * $LATEST} as qualifier.
   */
  public static boolean isFunctionArn(String name) {
    return name.startsWith("arn:") && FUNCTION_ARN.matcher(name).matches();
  }

  /**
   * Whether the text is the ARN of a function qualified with {@code $LATEST}, which the service
   * refuses.
   */
  public static boolean isLatestOfFunction(String name) {
    return isFunctionArn(name) && name.endsWith(":$LATEST");
  }

  /** Whether a group's list may name it, its place in the list aside. */
  public static boolean isValid(String name) {
    return isFunctionArn(name) ? !isLatestOfFunction(name) : find(name).isPresent();
  }

  private static Map<String, TerminationPolicy> byName(Iterable<TerminationPolicy> policies) {
    Map<String, TerminationPolicy> byName = new TreeMap<>();
    policies.forEach(policy -> byName.putIfAbsent(policy.name(), policy));
    return byName;
  }

  /**
   * Loaded when the first name that is not built in is asked for, so that other groups never pay
   * for the search.
   */
  private static final class PluggedIn {
    static final Map<String, TerminationPolicy> BY_NAME =
        byName(
            ServiceLoader.load(TerminationPolicy.class, TerminationPolicy.class.getClassLoader()));
  }
}
