package io.github.autoscalinglocal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserGuardTest {
  private final BrowserGuard onLoopback = new BrowserGuard(true, AllowedOrigins.NONE);
  private final BrowserGuard onNetwork = new BrowserGuard(false, AllowedOrigins.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # headers                                                                    | on loopback | on the network
          # -- what programs send
          Host: localhost:4566                                                         | answered    | answered
          Host: localhost                                                              | answered    | answered
          Host: LocalHost:4566                                                         | answered    | answered
          Host: autoscaling.localhost:4566                                             | answered    | answered
          Host: 127.0.0.1:4566                                                         | answered    | answered
          Host: 127.0.1.1                                                              | answered    | answered
          Host: [::1]:4566                                                             | answered    | answered
          Host: localhost:9000                                                         | answered    | answered
          User-Agent: aws-cli                                                          | answered    | answered
          # -- other names for this machine, which a page may have made up
          Host: autoscaling:4566                                                       | host        | answered
          Host: evil.example:4566                                                      | host        | answered
          Host: 127.0.0.1.evil.example                                                 | host        | answered
          Host: localhost.evil.example                                                 | host        | answered
          Host: evillocalhost                                                          | host        | answered
          Host: localhost:4566@evil.example                                            | host        | answered
          Host: 10.0.0.1:4566                                                          | host        | answered
          Host: localhost; Host: evil.example                                          | host        | answered
          # -- what browsers add
          Host: localhost:4566; Origin: http://localhost:4566                          | answered    | answered
          Host: localhost:4566; Origin: HTTP://LOCALHOST:4566                          | answered    | answered
          Host: localhost; Origin: http://localhost                                    | answered    | answered
          Host: autoscaling:4566; Origin: http://autoscaling:4566                      | host        | answered
          Host: localhost:4566; Origin: http://localhost:3000                          | origin      | origin
          Host: localhost:4566; Origin: http://127.0.0.1:4566                          | origin      | origin
          Host: localhost:4566; Origin: https://localhost:4566                         | origin      | origin
          Host: localhost:4566; Origin: https://evil.example                           | origin      | origin
          Host: localhost:4566; Origin: null                                           | origin      | origin
          Host: localhost:4566; Origin:                                                | origin      | origin
          Origin: http://localhost:4566                                                | origin      | origin
          Host: localhost:4566; Origin: http://localhost:4566; Origin: http://evil     | origin      | origin
          Host: localhost:4566; Sec-Fetch-Site: cross-site                             | origin      | origin
          Host: localhost:4566; Sec-Fetch-Site: same-site                              | origin      | origin
          Host: localhost:4566; Sec-Fetch-Site: same-origin                            | answered    | answered
          Host: localhost:4566; Sec-Fetch-Site: none                                   | answered    | answered
          Host: localhost:4566; Origin: http://localhost:4566; Sec-Fetch-Site: same-site | origin    | origin
          """)
  void onlyProgramsAndOwnPagesAreAnswered(String sent, String loopback, String network) {
    Headers headers = headers(sent);

    assertThat(verdict(onLoopback.refusal(headers))).as("on loopback").isEqualTo(loopback);
    assertThat(verdict(onNetwork.refusal(headers))).as("on the network").isEqualTo(network);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Host: localhost; Origin: http://localhost:3000; Sec-Fetch-Site: cross-site | answered | answered
          Host: localhost; Origin: HTTP://LocalHost:3000                             | answered | answered
          Host: localhost; Origin: http://localhost:3001                             | origin   | answered
          Host: localhost; Origin: http://localhost:3000; Origin: http://evil        | origin   | answered
          Host: localhost; Sec-Fetch-Site: cross-site                                | origin   | answered
          Host: evil.example; Origin: http://localhost:3000                          | host     | host
          """)
  void pagesOfOtherOriginsAreAnsweredIfTheyWereLetIn(String sent, String one, String all) {
    var onlyOne = new AllowedOrigins(List.of("http://localhost:3000"));
    var everybody = new AllowedOrigins(List.of("*"));

    assertThat(verdict(new BrowserGuard(true, onlyOne).refusal(headers(sent)))).isEqualTo(one);
    assertThat(verdict(new BrowserGuard(true, everybody).refusal(headers(sent)))).isEqualTo(all);
  }

  private static Headers headers(String sent) {
    Map<String, List<String>> values =
        Arrays.stream(sent.split("; "))
            .map(line -> line.split(": ?", 2))
            .collect(
                Collectors.groupingBy(
                    line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList())));
    return name -> values.getOrDefault(name, List.of());
  }

  private static String verdict(Optional<String> refusal) {
    return refusal
        .map(text -> text.equals(BrowserGuard.FOREIGN_HOST) ? "host" : "origin")
        .orElse("answered");
  }
}
