package io.github.autoscalinglocal.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * A kept-alive HTTP connection that knows just enough of the protocol: it has to share two cores
 * with the server that it measures.
 */
final class Connection implements AutoCloseable {
  private static final int LONGEST_ANSWER = 1 << 16;
  private static final int LONGEST_HEAD = 1 << 10;
  private static final String OK = "HTTP/1.1 200 ";
  private static final String CLOSE = "\r\nConnection: close\r\n";
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String LENGTH = "Content-Length: ";
  private static final String BLANK_LINE = "\r\n\r\n";

  private final int port;
  private Socket socket;
  private OutputStream out;
  private InputStream in;
  private boolean isOver;
  private final byte[] answer = new byte[LONGEST_ANSWER];
  private int bodyStart;
  private int end;

  Connection(int port) throws IOException {
    this.port = port;
    open();
  }

  private void open() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    in = socket.getInputStream();
    isOver = false;
  }

  /**
   * Sends a request and reads the answer to its end; anew, if the server has hung up after its last
   * answer, as moto's does.
   *
   * @throws IOException if the answer is not 200 too
   */
  void call(byte[] request) throws IOException {
    if (isOver) {
      socket.close();
      open();
    }
    out.write(request);
    end = Integer.MAX_VALUE;
    for (int length = 0; length < end; ) {
      int more = in.read(answer, length, answer.length - length);
      if (more <= 0) {
        throw new IOException("an answer broke off, or is longer than " + answer.length);
      }
      length += more;
      if (end == Integer.MAX_VALUE) {
        readHead(length);
      }
    }
  }

  private void readHead(int length) throws IOException {
    String head = new String(answer, 0, Math.min(length, LONGEST_HEAD), ISO_8859_1);
    int blankLine = head.indexOf(BLANK_LINE);
    if (blankLine < 0) {
      return;
    }
    if (!head.startsWith(OK)) {
      throw new IOException(new String(answer, 0, length, UTF_8));
    }
    isOver = head.contains(CLOSE);
    int bodyLength = head.indexOf(LENGTH) + LENGTH.length();
    bodyStart = blankLine + BLANK_LINE.length();
    end = bodyStart + Integer.parseInt(head, bodyLength, head.indexOf('\r', bodyLength), 10);
  }

  /** The body of the last answer. */
  String body() {
    return new String(Arrays.copyOfRange(answer, bodyStart, end), UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
