package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * The files of the console: read when a browser first asks for them, and sent again only when
 * another version of the emulator has others.
 */
final class ConsolePages {
  private static final SortedMap<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "html", "text/html; charset=utf-8",
              "css", "text/css; charset=utf-8",
              "js", "text/javascript; charset=utf-8",
              "svg", "image/svg+xml"));

  /**
   * Nothing from anywhere else, no script or style but the files, and no frame of another page
   * around it.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // passed on, compared never
  private record Page(byte[] content, String type, String tag) {}

  Endpoint index() {
    return call -> {
      call.allow();
      return page(call, "index.html");
    };
  }

  Endpoint file() {
    return call -> {
      call.allow();
      return page(call, call.variable("file"));
    };
  }

  /** Where the console is, for those who look for it elsewhere. */
  static Response redirect() {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Location", "/_local/");
    headers.put("Cache-Control", "no-store");
    return new Response(302, headers, new byte[0]);
  }

  private Response page(Call call, String name) {
    Page page = pages.computeIfAbsent(name, ConsolePages::load);
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Cache-Control", "no-cache");
    headers.put("ETag", page.tag());
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    if (call.request().headers().all("If-None-Match").contains(page.tag())) {
      return new Response(304, headers, new byte[0]);
    }
    headers.put("Content-Type", page.type());
    return new Response(200, headers, page.content());
  }

  private static Page load(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z][a-z-]*\\.[a-z]+")) {
      throw noSuchFile(name);
    }
    try (InputStream file = ConsolePages.class.getResourceAsStream("console/" + name)) {
      if (file == null) {
        throw noSuchFile(name);
      }
      byte[] content = file.readAllBytes();
      return new Page(content, type, tag(content));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Refusal noSuchFile(String name) {
    return Refusal.notFound("The console has no file '%s'.".formatted(name));
  }

  private static String tag(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return "\"" + content.length + "-" + HexFormat.of().toHexDigits((int) sum.getValue()) + "\"";
  }
}
