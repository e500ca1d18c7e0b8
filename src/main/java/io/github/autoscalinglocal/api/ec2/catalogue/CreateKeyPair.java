package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.KeyPair;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes a key pair, and tells its private half this once. */
public final class CreateKeyPair
    implements WriteOperation<CreateKeyPair.Request, CreateKeyPair.Response> {

  public record Request(
      @Required String keyName,
      @OneOf({"ed25519", "rsa"}) String keyType,
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      @OneOf({"pem", "ppk"}) String keyFormat,
      Boolean dryRun) {}

  public record Response(
      String keyPairId,
      @WireName(answer = "tagSet") List<Tag> tags,
      String keyName,
      String keyFingerprint,
      String keyMaterial) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Tagging.check(request.tagSpecifications());
    KeyPairs.checkName(tx, request.keyName());
    String id = tx.newId("key");
    String material = KeyPairs.material(id);
    byte[] digest = KeyPairs.digest("SHA-1", material.getBytes(StandardCharsets.US_ASCII));
    KeyPair pair =
        new KeyPair(
            id,
            request.keyName(),
            request.keyType() == null ? "rsa" : request.keyType(),
            KeyPairs.fingerprint(digest),
            Optional.empty(),
            tx.now());
    KeyPairs.file(tx, pair, request.tagSpecifications());
    return new Response(id, Answers.tags(tx, id), pair.name(), pair.fingerprint(), material);
  }
}
