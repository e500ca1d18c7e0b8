package io.github.autoscalinglocal.client;

import java.net.URI;
import java.util.List;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real SQS server with one queue, and a consumer of it. */
final class ElasticMq implements AutoCloseable {
  static final String ARN = "arn:aws:sqs:us-east-1:000000000000:hooks";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_WAIT_SECONDS = 20;

  private final SQSRestServer server =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final URI endpoint =
      URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  private final SqsClient client =
      SqsClient.builder()
          .endpointOverride(endpoint)
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .httpClient(ApacheHttpClient.create())
          .build();
  private final String queueUrl = client.createQueue(queue -> queue.queueName("hooks")).queueUrl();

  URI endpoint() {
    return endpoint;
  }

  /** The next message, which is taken from the queue; waits for it. */
  JsonNode next() {
    List<Message> messages =
        client
            .receiveMessage(
                request ->
                    request
                        .queueUrl(queueUrl)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(LONGEST_WAIT_SECONDS))
            .messages();
    Message message = messages.stream().findFirst().orElseThrow();
    client.deleteMessage(
        request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
    return JSON.readTree(message.body());
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }
}
