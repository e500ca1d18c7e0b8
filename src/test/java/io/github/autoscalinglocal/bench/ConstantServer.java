package io.github.autoscalinglocal.bench;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Undertow alone: it answers with as many bytes as it was told. The body of a request that its
 * handler leaves alone Undertow copies to {@code /dev/null}, which costs it up to a tenth of its
 * throughput; with {@code take} the handler takes the body, as the emulator does.
 */
final class ConstantServer {
  private static final int BUFFER_BYTES = 16 * 1024;

  private ConstantServer() {}

  public static void main(String[] args) {
    byte[] constant = new byte[Integer.parseInt(args[0])];
    Arrays.fill(constant, (byte) '.');
    HttpHandler answer = exchange -> exchange.getResponseSender().send(ByteBuffer.wrap(constant));
    boolean take = args[1].equals("take");
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setBufferSize(BUFFER_BYTES)
            .setHandler(take ? exchange -> takeBody(exchange, constant) : answer)
            .build();
    undertow.start();
    var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    System.out.println("http://127.0.0.1:" + address.getPort());
  }

  private static void takeBody(HttpServerExchange exchange, byte[] constant) {
    exchange
        .getRequestReceiver()
        .receivePartialBytes(
            (received, part, isLast) -> {
              if (isLast) {
                received.getResponseSender().send(ByteBuffer.wrap(constant));
              }
            });
  }
}
