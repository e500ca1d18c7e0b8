package io.github.autoscalinglocal.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Keeps web pages from driving the emulator of whoever visits them. A browser lets any page send
 * requests to a local port, and tells in {@code Origin} and {@code Sec-Fetch-Site} where they come
 * from. A page that has its own name resolve to this machine (DNS rebinding) looks like the
 * emulator's own, but not in {@code Host}.
 */
final class BrowserGuard {
  static final String FOREIGN_HOST =
      "The Host header names another machine than this. While the emulator listens on the loopback address it answers to localhost,"
          + " *.localhost, 127.0.0.1 and [::1] only: use one of these in the endpoint URL, or let the emulator listen on another"
          + " address (--host).";
  static final String FOREIGN_ORIGIN =
      "A web page of another origin sent this request. The emulator answers programs and its own pages only: call it from a program,"
          + " from the server of your page, or let it answer that origin (--cors-origins).";

  private static final Pattern THIS_MACHINE =
      Pattern.compile(
          "(?:127\\.\\d++\\.\\d++\\.\\d++|localhost|[a-z0-9.-]+\\.localhost|\\[::1])(?::\\d++)?",
          Pattern.CASE_INSENSITIVE);

  private final boolean loopback;
  private final AllowedOrigins allowed;

  /**
   * @param loopback whether only this machine can reach the emulator
   * @param allowed pages of which other origins are answered as well
   */
  BrowserGuard(boolean loopback, AllowedOrigins allowed) {
    this.loopback = loopback;
    this.allowed = allowed;
  }

  /** Why a request must not be answered; empty for all that a program sends. */
  Optional<String> refusal(Headers headers) {
    List<String> hosts = headers.all("Host");
    if (loopback && !all(hosts, BrowserGuard::isThisMachine)) {
      return Optional.of(FOREIGN_HOST);
    }
    if (allowed.areAll() || allowed.of(headers).isPresent()) {
      return Optional.empty();
    }
    boolean ownPage =
        all(headers.all("Origin"), origin -> isOwn(origin, hosts))
            && all(headers.all("Sec-Fetch-Site"), BrowserGuard::isSameOrigin);
    return ownPage ? Optional.empty() : Optional.of(FOREIGN_ORIGIN);
  }

  /** For each request: a stream would cost more than what it looks at, which is often nothing. */
  private static boolean all(List<String> values, Predicate<String> accepted) {
    for (String value : values) {
      if (!accepted.test(value)) {
        return false;
      }
    }
    return true;
  }

  /** What nearly all clients send is known without the pattern. */
  private static boolean isThisMachine(String host) {
    return isWithPort(host, "127.0.0.1")
        || isWithPort(host, "localhost")
        || THIS_MACHINE.matcher(host).matches();
  }

  private static boolean isWithPort(String host, String name) {
    int digits = name.length() + 1;
    if (!host.startsWith(name) || host.length() == digits) {
      return false;
    }
    for (int i = digits; i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return false;
      }
    }
    return host.length() < digits || host.charAt(digits - 1) == ':';
  }

  private static boolean isOwn(String origin, List<String> hosts) {
    return hosts.size() == 1 && origin.equalsIgnoreCase("http://" + hosts.get(0));
  }

  /** {@code none} is what the user typed into the address bar. */
  private static boolean isSameOrigin(String site) {
    return site.equals("same-origin") || site.equals("none");
  }
}
