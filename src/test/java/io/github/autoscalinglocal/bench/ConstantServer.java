package io.github.autoscalinglocal.bench;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Undertow alone: it reads a request and answers with as many bytes as it was told. */
final class ConstantServer {
  private static final int BUFFER_BYTES = 16 * 1024;

  private ConstantServer() {}

  public static void main(String[] args) {
    byte[] constant = new byte[Integer.parseInt(args[0])];
    Arrays.fill(constant, (byte) '.');
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setBufferSize(BUFFER_BYTES)
            .setHandler(exchange -> exchange.getResponseSender().send(ByteBuffer.wrap(constant)))
            .build();
    undertow.start();
    var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    System.out.println("http://127.0.0.1:" + address.getPort());
  }
}
