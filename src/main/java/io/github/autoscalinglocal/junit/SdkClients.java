package io.github.autoscalinglocal.junit;

import io.github.autoscalinglocal.AutoScalingLocal;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Clients of the AWS SDK for the world of a test. The SDK may be missing: then nobody asks for a
 * client, and nothing here is loaded that needs it.
 */
final class SdkClients {
  private static final String SERVICES = "software.amazon.awssdk.services.";
  private static final List<String> EMULATED =
      List.of(
          "autoscaling",
          "cloudwatch",
          "ec2",
          "elasticloadbalancing",
          "elasticloadbalancingv2",
          "iam",
          "sts");

  private final AutoScalingLocal emulator;
  private final List<AutoCloseable> open = new ArrayList<>();

  SdkClients(AutoScalingLocal emulator) {
    this.emulator = emulator;
  }

  /** Whether a type is a client of a service that the emulator has, known by its name alone. */
  static boolean isClient(Class<?> type) {
    return EMULATED.stream().anyMatch(service -> type.getPackageName().equals(SERVICES + service))
        && Arrays.stream(type.getInterfaces())
            .anyMatch(each -> each.getName().equals("software.amazon.awssdk.awscore.AwsClient"));
  }

  /** A client of such a type. */
  synchronized Object client(Class<?> type) {
    Object client = Build.client(type, emulator);
    open.add((AutoCloseable) client);
    return client;
  }

  synchronized void close() {
    open.forEach(client -> Build.close(client));
    open.clear();
  }

  /** The part that needs the SDK. */
  private static final class Build {
    private Build() {}

    static Object client(Class<?> type, AutoScalingLocal emulator) {
      try {
        Object builder = Objects.requireNonNull(type.getMethod("builder").invoke(null));
        return ((AwsClientBuilder<?, ?>) builder)
            .endpointOverride(emulator.endpoint())
            .region(Region.of(emulator.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(emulator.account(), "test")))
            .build();
      } catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException none) {
        throw new ParameterResolutionException("the SDK makes no " + type.getName(), none);
      }
    }

    static void close(AutoCloseable client) {
      ((SdkAutoCloseable) client).close();
    }
  }
}
