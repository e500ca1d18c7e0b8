package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.KeyPair;
import io.github.autoscalinglocal.shape.WireName;
import java.util.Optional;

/** Deletes a key pair. That there is none by that name is no fault. */
public final class DeleteKeyPair
    implements WriteOperation<DeleteKeyPair.Request, DeleteKeyPair.Response> {

  public record Request(String keyName, String keyPairId, Boolean dryRun) {}

  public record Response(@WireName(answer = "return") Boolean returned, String keyPairId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    if (request.keyName() == null && request.keyPairId() == null) {
      throw Ec2Errors.missing("KeyName");
    }
    Optional<KeyPair> found =
        tx.region().ec2().catalogue().keyPairs().values().stream()
            .filter(
                pair ->
                    request.keyPairId() != null
                        ? pair.id().equals(request.keyPairId())
                        : pair.name().equals(request.keyName()))
            .findFirst();
    if (found.isPresent()) {
      String name = found.get().name();
      tx.update(tx.region().ec2().with(tx.region().ec2().catalogue().withoutKeyPair(name)));
      ResourceTags.forget(tx, found.get().id());
    }
    return new Response(true, found.map(KeyPair::id).orElse(null));
  }
}
