package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.AccessKey;
import io.github.autoscalinglocal.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request's signature (AWS Signature Version 4, in a header or a presigned query) tells of
 * the caller and the service called. Signatures are read, never verified.
 */
record Credential(String accessKey, String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256 ";
  private static final List<String> PARAMETERS =
      List.of("Credential", "Signature", "SignedHeaders");

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
    List<String> missing = new ArrayList<>();
    for (String name : PARAMETERS) {
      if (parameter(header, name).isEmpty()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw Errors.incompleteSignature(missing, header);
    }
    return parse(parameter(header, "Credential"));
  }

  /** The value in {@code AWS4-HMAC-SHA256 Name=value, Name=value}; empty if there is none. */
  private static String parameter(String header, String name) {
    int start = header.startsWith(ALGORITHM) ? ALGORITHM.length() : header.length();
    while (start < header.length()) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      while (start < end && header.charAt(start) == ' ') {
        start++;
      }
      int equals = start + name.length();
      if (equals < end && header.startsWith(name, start) && header.charAt(equals) == '=') {
        return header.substring(equals + 1, end).strip();
      }
      start = end + 1;
    }
    return "";
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
    if (!isRegion(elements[2])) {
      throw Errors.invalidRegion(elements[2]);
    }
    return new Credential(elements[0], elements[2], elements[3]);
  }

  /**
   * Whose state the request is about.
   *
   * @param defaultAccount of access keys that tell none
   */
  Scope scope(String defaultAccount) {
    return new Scope(AccessKey.account(accessKey).orElse(defaultAccount), region);
  }

  /** Words and a number, as in {@code us-gov-west-1}; the first word has two letters at least. */
  private static boolean isRegion(String name) {
    String[] words = name.split("-", -1);
    int last = words.length - 1;
    if (last < 2 || words[0].length() < 2 || !consistsOf(words[last], '0', '9')) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (!consistsOf(words[i], 'a', 'z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean consistsOf(String word, char first, char last) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < first || word.charAt(i) > last) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
