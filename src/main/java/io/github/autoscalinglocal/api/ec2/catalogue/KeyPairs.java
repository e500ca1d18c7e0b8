package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.companion.ec2.StableIds;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.KeyPair;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Key pairs, which are files of the account. */
final class KeyPairs {
  private static final int LINES = 24;
  private static final int WORDS_A_LINE = 4;

  private KeyPairs() {}

  static void checkName(Tx tx, String name) {
    if (tx.region().ec2().catalogue().keyPair(name).isPresent()) {
      throw Ec2Errors.keyPairExists();
    }
  }

  static void file(Tx tx, KeyPair pair, List<TagSpecification> specifications) {
    tx.update(tx.region().ec2().with(tx.region().ec2().catalogue().with(pair)));
    Answers.tag(tx, pair.id(), "key-pair", specifications);
  }

  /** Digits in pairs, as fingerprints are written. */
  static String fingerprint(byte[] digest) {
    return HexFormat.ofDelimiter(":").formatHex(digest);
  }

  static byte[] digest(String algorithm, byte[] key) {
    try {
      return MessageDigest.getInstance(algorithm).digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no " + algorithm, e);
    }
  }

  /** A text of a private key's looks. It opens nothing, for there is nothing to be opened. */
  static String material(String id) {
    StringBuilder text = new StringBuilder("-----BEGIN RSA PRIVATE KEY-----\n");
    for (int line = 0; line < LINES; line++) {
      for (int word = 0; word < WORDS_A_LINE; word++) {
        text.append(StableIds.of("k", id, line + "/" + word).substring(3));
      }
      text.append('\n');
    }
    return text.append("-----END RSA PRIVATE KEY-----").toString();
  }
}
