package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request's signature (AWS Signature Version 4, in a header or a presigned query) tells of
 * the caller and the service called. Signatures are read, never verified.
 */
record Credential(String accessKey, String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256 ";
  private static final List<String> PARAMETERS =
      List.of("Credential", "Signature", "SignedHeaders");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}+(?:-[a-z]++)++-[0-9]++");

  /** Empty if the request is not signed. */
  static Optional<Credential> of(WireRequest request, QueryForm form) {
    Optional<String> header = request.header("Authorization");
    if (header.isPresent()) {
      return header.map(Credential::ofHeader);
    }
    Optional<String> presigned = form.get("X-Amz-Credential");
    if (presigned.isEmpty() && form.get("X-Amz-Algorithm").isPresent()) {
      throw Errors.presignedWithoutCredential();
    }
    return presigned.map(Credential::parse);
  }

  private static Credential ofHeader(String header) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (header.startsWith(ALGORITHM)) {
      for (String parameter : header.substring(ALGORITHM.length()).split(",", -1)) {
        String[] nameAndValue = parameter.strip().split("=", 2);
        if (nameAndValue.length == 2 && !nameAndValue[1].isEmpty()) {
          parameters.put(nameAndValue[0], nameAndValue[1]);
        }
      }
    }
    if (!parameters.keySet().containsAll(PARAMETERS)) {
      List<String> missing =
          PARAMETERS.stream().filter(name -> !parameters.containsKey(name)).toList();
      throw Errors.incompleteSignature(missing, header);
    }
    return parse(parameters.getOrDefault("Credential", ""));
  }

  /**
   * A region that is none is refused: taken for the default one, it would hide a client set up
   * wrongly.
   */
  private static Credential parse(String credential) {
    String[] elements = credential.split("/", -1);
    if (elements.length != 5) {
      throw Errors.malformedCredential(credential);
    }
    if (!REGION.matcher(elements[2]).matches()) {
      throw Errors.invalidRegion(elements[2]);
    }
    return new Credential(elements[0], elements[2], elements[3]);
  }

  /**
   * Whose state the request is about.
   *
   * @param defaultAccount of access keys that are not themselves an account's id
   */
  Scope scope(String defaultAccount) {
    return new Scope(ACCOUNT.matcher(accessKey).matches() ? accessKey : defaultAccount, region);
  }
}
