package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.shape.elb.Listener;
import java.util.List;
import java.util.Locale;

/** What a Classic load balancer can listen to. */
final class ListenerRules {
  private static final List<String> PROTOCOLS = List.of("HTTP", "HTTPS", "TCP", "SSL");

  private ListenerRules() {}

  /** A listener as it is described; what it does not say of its instances follows from it. */
  static Listener checked(Listener given) {
    String protocol = given.protocol().toUpperCase(Locale.ROOT);
    String inner =
        given.instanceProtocol() == null
            ? usual(protocol)
            : given.instanceProtocol().toUpperCase(Locale.ROOT);
    for (String each : List.of(protocol, inner)) {
      if (!PROTOCOLS.contains(each)) {
        throw ElbErrors.unsupportedProtocol(each);
      }
    }
    boolean secure = protocol.equals("HTTPS") || protocol.equals("SSL");
    String certificate = given.sSLCertificateId();
    // Certificates are kept by services that are not here, so any is one that could be.
    if (secure && (certificate == null || !certificate.startsWith("arn:"))) {
      throw ElbErrors.certificateNotFound(String.valueOf(certificate));
    }
    if (given.loadBalancerPort() < 1 || given.loadBalancerPort() > 65_535) {
      // The rule is documented, the sentence is ours.
      throw ElbErrors.invalid("LoadBalancerPort must be between 1 and 65535");
    }
    return new Listener(
        protocol, given.loadBalancerPort(), inner, given.instancePort(), certificate);
  }

  private static String usual(String protocol) {
    return switch (protocol) {
      case "HTTPS" -> "HTTP";
      case "SSL" -> "TCP";
      default -> protocol;
    };
  }
}
