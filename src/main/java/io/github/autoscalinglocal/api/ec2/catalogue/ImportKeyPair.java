package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.KeyPair;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files the public half of a key pair that somebody has. */
public final class ImportKeyPair
    implements WriteOperation<ImportKeyPair.Request, ImportKeyPair.Response> {
  private static final Pattern OPEN_SSH =
      Pattern.compile("(ssh-rsa|ssh-ed25519) ([A-Za-z0-9+/]+={0,2})(\\s.*)?", Pattern.DOTALL);

  public record Request(
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      Boolean dryRun,
      @Required String keyName,
      @Required String publicKeyMaterial) {}

  public record Response(
      String keyFingerprint,
      String keyName,
      String keyPairId,
      @WireName(answer = "tagSet") List<Tag> tags) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.tagSpecifications());
    KeyPairs.checkName(tx, request.keyName());
    Matcher key = OPEN_SSH.matcher(text(request.publicKeyMaterial()).strip());
    if (!key.matches()) {
      throw Ec2Errors.keyIsNoKey();
    }
    byte[] digest = KeyPairs.digest("MD5", decoded(key.group(2)));
    KeyPair pair =
        new KeyPair(
            tx.newId("key"),
            request.keyName(),
            key.group(1).equals("ssh-rsa") ? "rsa" : "ed25519",
            KeyPairs.fingerprint(digest),
            Optional.of(key.group()),
            tx.now());
    KeyPairs.file(tx, pair, request.tagSpecifications());
    return new Response(pair.fingerprint(), pair.name(), pair.id(), Answers.tags(tx, pair.id()));
  }

  private static String text(String material) {
    return new String(decoded(material), StandardCharsets.UTF_8);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw Ec2Errors.keyIsNoKey();
    }
  }
}
