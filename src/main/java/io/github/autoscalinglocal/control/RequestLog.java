package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.wire.QueryForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last AWS calls. To keep one costs next to nothing: what it was is found out when somebody
 * asks for it.
 */
public final class RequestLog {
  static final int KEPT = 256;

  /** Of longer bodies and answers, only their length is told: they would take up the memory. */
  private static final int LONGEST_KEPT = 16 * 1024;

  private static final byte[] TOO_LONG = new byte[0];
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/, ]+)/[^/, ]*/([^/, ]+)/([^/, ]+)/");
  private static final Pattern CODE =
      Pattern.compile("<Code>(.*?)</Code>|\"__type\":\"(?:[^\"#]*#)?([^\"]+)\"");

  private final AtomicReferenceArray<@Nullable Kept> ring = new AtomicReferenceArray<>(KEPT);
  private final AtomicInteger next = new AtomicInteger();
  private final LongAdder[] byStatus = {
    new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()
  };
  private final LongAdder nanos = new LongAdder();

  /** What is kept of a call. */
  @SuppressWarnings("ArrayRecordComponent") // read once, compared never
  private record Kept(
      long number,
      Instant at,
      long nanos,
      String path,
      String query,
      byte[] body,
      int bodyLength,
      String authorization,
      String target,
      int status,
      byte[] answer,
      int answerLength) {}

  /**
   * A call, as it is shown.
   *
   * @param at by the clock on the wall
   * @param account as the access key has it, whether that is one or not
   * @param code of the error, if it was refused
   * @param body in other protocols than Query, and only if it is short
   */
  record Shown(
      Instant at,
      String action,
      Optional<String> account,
      Optional<String> region,
      Optional<String> service,
      SortedMap<String, String> parameters,
      Optional<String> body,
      int status,
      Optional<String> code,
      Optional<String> answer,
      int answerBytes,
      double millis) {}

  /** Keeps a call, in the place of the oldest. */
  public void add(Request request, Response response, Instant at, long tookNanos) {
    int number = next.getAndIncrement();
    byte[] body = request.body();
    byte[] answer = response.body();
    ring.lazySet(
        Math.floorMod(number, KEPT),
        new Kept(
            number,
            at,
            tookNanos,
            request.path(),
            request.query(),
            kept(body),
            body.length,
            first(request, "Authorization"),
            first(request, "X-Amz-Target"),
            response.status(),
            kept(answer),
            answer.length));
    byStatus[Math.min(Math.max(response.status() / 100, 1), byStatus.length) - 1].increment();
    nanos.add(tookNanos);
  }

  private static byte[] kept(byte[] bytes) {
    return bytes.length <= LONGEST_KEPT ? bytes : TOO_LONG;
  }

  private static String first(Request request, String header) {
    List<String> values = request.headers().all(header);
    return values.isEmpty() ? "" : values.get(0);
  }

  void clear() {
    for (int i = 0; i < KEPT; i++) {
      ring.set(i, null);
    }
  }

  /** How many calls were answered with a status of these hundreds, from 1 to 5. */
  long answered(int hundreds) {
    return byStatus[hundreds - 1].sum();
  }

  /** How long all calls took together. */
  double seconds() {
    return nanos.sum() / 1e9;
  }

  /** The newest first. */
  List<Shown> newest() {
    List<Kept> all = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      Kept kept = ring.get(i);
      if (kept != null) {
        all.add(kept);
      }
    }
    all.sort((a, b) -> Long.compare(b.number(), a.number()));
    return all.stream().map(RequestLog::shown).toList();
  }

  private static Shown shown(Kept kept) {
    SortedMap<String, String> parameters = parameters(kept);
    boolean query = kept.target().isEmpty() && !kept.path().startsWith("/service/");
    String action =
        query
            ? parameters.getOrDefault("Action", "?")
            : Stream.of(kept.target().split("\\."), kept.path().split("/"))
                .flatMap(parts -> Arrays.stream(parts).skip(parts.length - 1L))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("?");
    parameters.remove("Action");
    Matcher credential = CREDENTIAL.matcher(kept.authorization());
    boolean signed = credential.find();
    String answer = new String(kept.answer(), UTF_8);
    return new Shown(
        kept.at(),
        action,
        signed ? Optional.of(credential.group(1)) : Optional.empty(),
        signed ? Optional.of(credential.group(2)) : Optional.empty(),
        signed ? Optional.of(credential.group(3)) : Optional.empty(),
        parameters,
        query || kept.bodyLength() > LONGEST_KEPT
            ? Optional.empty()
            : Optional.of(new String(kept.body(), UTF_8)),
        kept.status(),
        kept.status() < 400 ? Optional.empty() : code(answer),
        kept.answerLength() > LONGEST_KEPT ? Optional.empty() : Optional.of(answer),
        kept.answerLength(),
        kept.nanos() / 1e6);
  }

  private static Optional<String> code(String answer) {
    Matcher code = CODE.matcher(answer);
    return code.find()
        ? Optional.ofNullable(code.group(1)).or(() -> Optional.ofNullable(code.group(2)))
        : Optional.empty();
  }

  /** A form that is none has no parameters to show; the answer tells what is wrong with it. */
  private static SortedMap<String, String> parameters(Kept kept) {
    try {
      Map<String, String> all = QueryForm.parse(kept.query(), kept.body()).parameters();
      return new TreeMap<>(all);
    } catch (ApiException malformed) {
      return new TreeMap<>();
    }
  }
}
