package io.github.autoscalinglocal.model.ec2;

import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What instances are launched with.
 *
 * @param images by id, as far as they were made or used here
 * @param keyPairs by name
 */
public record Catalogue(TreePMap<String, Image> images, TreePMap<String, KeyPair> keyPairs) {
  public static final Catalogue EMPTY = new Catalogue(TreePMap.empty(), TreePMap.empty());

  public Optional<KeyPair> keyPair(String name) {
    return Optional.ofNullable(keyPairs.get(name));
  }

  public Catalogue with(Image image) {
    return new Catalogue(images.plus(image.id(), image), keyPairs);
  }

  public Catalogue with(KeyPair keyPair) {
    return new Catalogue(images, keyPairs.plus(keyPair.name(), keyPair));
  }

  public Catalogue withoutKeyPair(String name) {
    return new Catalogue(images, keyPairs.minus(name));
  }
}
