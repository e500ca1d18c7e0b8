package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several services behind one door, each in the protocols that it speaks. */
class ProtocolsTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/x-amz-json-1.0";
  private static final String CBOR = "application/cbor";
  private static final List<String> NAMES = List.of("Echo", "Touch", "Unbuilt");

  private final FrontEnd door =
      TestDoor.open(
          new Services(
              List.of(
                  service("first", "alpha", "2001-01-01", "Alpha_2001"),
                  service("second", "beta", "2002-02-02", "Beta_2002"),
                  service("third", "beta", "2003-03-03", "Beta_2003"))));

  private static Service service(String name, String signed, String version, String target) {
    return new Service(
        new Service.Identity(
            name,
            signed,
            version,
            "http://" + name + "/",
            Optional.of(new Service.Rpc(target, "com." + name))),
        NAMES,
        () -> List.of(new Echo(), new Touch()));
  }

  @ParameterizedTest
  @CsvSource({
    "alpha,2001-01-01,first",
    "beta,2002-02-02,second",
    "beta,2003-03-03,third",
    "'',2003-03-03,third",
    "other,2003-03-03,third",
  })
  void aQueryIsForTheServiceOfItsSignatureAndVersion(String signed, String version, String name) {
    WireResponse response = query(signed, "Action=Touch&Version=" + version);

    assertThat(response.status()).isEqualTo(200);
    assertThat(text(response)).startsWith("<TouchResponse xmlns=\"http://" + name + "/\">");
  }

  @ParameterizedTest
  @CsvSource({
    "alpha,2003-03-03,400,Could not find operation Touch for version 2003-03-03",
    "beta,2001-01-01,400,Could not find operation Touch for version 2001-01-01",
    "beta,1999-09-09,400,Could not find operation Touch for version 1999-09-09",
    "'',1999-09-09,400,Could not find operation Touch for version 1999-09-09",
    "other,1999-09-09,501,The service 'other' is not emulated. The operation asked for is Touch.",
  })
  void aQueryThatIsForNoneSaysSo(String signed, String version, int status, String message) {
    WireResponse response = query(signed, "Action=Touch&Version=" + version);

    assertThat(response.status()).isEqualTo(status);
    assertThat(text(response)).contains("<Message>" + message + "</Message>");
  }

  @Test
  void jsonIsReadAndWritten() {
    WireResponse response =
        json(
            "Beta_2002.Echo",
            "{\"Text\":\"a<b\",\"Whole\":-3,\"Number\":1.5,\"Flag\":true,\"Moment\":1767225600.25,"
                + "\"Choice\":\"Stopped\",\"Texts\":[\"x\",\"\"],\"Numbers\":[1,2.5],"
                + "\"Moments\":[1767225600],\"Inners\":[{\"Name\":\"n\"},{}],"
                + "\"Map\":{\"p90\":9,\"p50\":5.5},\"Words\":{},"
                + "\"Inner\":{\"Deeper\":{\"Name\":\"d\"}},\"Unknown\":{\"x\":[1]},"
                + "\"Text2\":null}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo(JSON);
    assertThat(response.headers()).isEmpty();
    assertThat(text(response))
        .isEqualTo(
            "{\"Text\":\"a<b\",\"Whole\":-3,\"Number\":1.5,\"Flag\":true,\"Moment\":1767225600.25,"
                + "\"Choice\":\"Stopped\",\"Texts\":[\"x\",\"\"],\"Numbers\":[1.0,2.5],"
                + "\"Moments\":[1767225600],\"Inners\":[{\"Name\":\"n\"},{}],"
                + "\"Map\":{\"p90\":9.0,\"p50\":5.5},\"Words\":{},"
                + "\"Inner\":{\"Deeper\":{\"Name\":\"d\"}}}");
  }

  @Test
  void aNullInJsonIsAbsent() {
    assertThat(text(json("Alpha_2001.Echo", "{\"Text\":\"t\",\"Whole\":null,\"Texts\":null}")))
        .isEqualTo("{\"Text\":\"t\"}");
  }

  @Test
  void mapsAreEntriesInTheQueryProtocol() {
    WireResponse response =
        query(
            "alpha",
            "Action=Echo&Version=2001-01-01&Text=t&Map.entry.2.key=b&Map.entry.2.value=2"
                + "&Map.entry.1.key=a&Map.entry.1.value=1.5&Map.entry.3.key=c&Words=");

    assertThat(text(response))
        .contains(
            "<EchoResult><Text>t</Text><Map><entry><key>a</key><value>1.5</value></entry>"
                + "<entry><key>b</key><value>2.0</value></entry></Map><Words/></EchoResult>");
  }

  /** Map of definite length, tag 1 before each moment, doubles as 64 bits. */
  @Test
  void cborIsReadAndWritten() {
    String text = "64" + hex("Text") + "61" + hex("t");
    String moment = "66" + hex("Moment") + "c1" + "fb41da556b20100000"; // 1767222400.25
    String number = "66" + hex("Number") + "fb3ff8000000000000";
    WireResponse response =
        cbor(
            "/service/Beta_2003/operation/Echo",
            "a5"
                + text
                + moment
                + number
                + "65"
                + hex("Whole")
                + "18c8"
                + "64"
                + hex("Flag")
                + "f5");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo(CBOR);
    assertThat(response.headers()).isEqualTo(Map.of("smithy-protocol", "rpc-v2-cbor"));
    assertThat(HexFormat.of().formatHex(response.body()))
        .isEqualTo(
            "bf"
                + text
                + ("65" + hex("Whole") + "18c8")
                + number
                + ("64" + hex("Flag") + "f5")
                + moment
                + "ff");
  }

  /** As SDKs may send them: of indefinite length, half-precision, undefined for absent. */
  @Test
  void otherFormsOfCborAreReadToo() {
    WireResponse response =
        cbor(
            "/service/Alpha_2001/operation/Echo",
            "bf"
                + ("64" + hex("Text") + "7f" + "61" + hex("a") + "61" + hex("b") + "ff")
                + ("66" + hex("Number") + "f93e00")
                + ("65" + hex("Whole") + "f7")
                + ("65" + hex("Texts") + "9f" + "61" + hex("x") + "ff")
                + ("66" + hex("Moment") + "c1" + "1a6955b900") // 1767225600
                + "ff");

    assertThat(HexFormat.of().formatHex(response.body()))
        .isEqualTo(
            "bf"
                + ("64" + hex("Text") + "62" + hex("ab"))
                + ("66" + hex("Number") + "fb3ff8000000000000")
                + ("66" + hex("Moment") + "c1" + "fb41da556e40000000")
                + ("65" + hex("Texts") + "9f" + "61" + hex("x") + "ff")
                + "ff");
  }

  @Test
  void anOperationWithoutOutputHasNoBodyInDocuments() {
    for (WireResponse response :
        List.of(
            json("Alpha_2001.Touch", "{}"),
            json("Alpha_2001.Touch", ""),
            cbor("/service/Alpha_2001/operation/Touch", "bfff"),
            cbor("/service/Alpha_2001/operation/Touch", ""))) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.contentType()).isEmpty();
      assertThat(response.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Alpha_2001.Unbuilt|{}|501|com.first#NotImplemented|NotImplemented;Receiver"
            + "|The operation Unbuilt is not emulated yet.",
        "Beta_2002.Nothing|{}|404|com.second#UnknownOperationException"
            + "|UnknownOperationException;Sender|No operation is called Beta_2002.Nothing.",
        "Nobody.Echo|{}|404|com.first#UnknownOperationException"
            + "|UnknownOperationException;Sender|No operation is called Nobody.Echo.",
        "Echo|{}|404|com.first#UnknownOperationException"
            + "|UnknownOperationException;Sender|No operation is called Echo.",
        "Alpha_2001.Echo|{}|400|com.first#ValidationException|ValidationError;Sender"
            + "|1 validation error detected: Value null at 'text' failed to satisfy constraint:"
            + " Member must not be null",
        "Alpha_2001.Echo|{\"Text\":7}|400|com.first#SerializationException|MalformedInput;Sender"
            + "|Value '7' at 'text' is not a valid String.",
        "Alpha_2001.Echo|{\"Text\":\"t\",\"Map\":{\"longer\":1,\"b\":2,\"c\":3}}|400"
            + "|com.first#ValidationException|ValidationError;Sender"
            + "|2 validation errors detected: Value 'longer' at 'map.longer.member' failed to"
            + " satisfy constraint: Member must have length less than or equal to 5; Value"
            + " '{longer=1.0, b=2.0, c=3.0}' at 'map' failed to satisfy constraint: Member must"
            + " have length less than or equal to 2",
        "Alpha_2001.Echo|{\"Text\":\"t\",\"Map\":[]}|400|com.first#SerializationException"
            + "|MalformedInput;Sender|Value '[]' at 'map' is not a valid Map.",
        "Alpha_2001.Echo|[]|400|com.first#SerializationException|MalformedInput;Sender"
            + "|Value '[]' at '' is not a valid Structure.",
        "Alpha_2001.Echo|{\"Text\":|400|com.first#SerializationException|MalformedInput;Sender"
            + "|The request's body is no application/x-amz-json-1.0.",
        "Alpha_2001.Echo|{} {}|400|com.first#SerializationException|MalformedInput;Sender"
            + "|The request's body is no application/x-amz-json-1.0.",
      })
  void jsonIsRefusedInJson(
      String target, String body, int status, String type, String queryError, String message) {
    WireResponse response = json(target, body);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.contentType()).isEqualTo(JSON);
    assertThat(response.headers()).isEqualTo(Map.of("x-amzn-query-error", queryError));
    assertThat(text(response))
        .isEqualTo("{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1", "ff", "bf64", "5fff", "a0a0", "bf6454657874ff"})
  void whatIsNoCborIsRefusedInCbor(String body) {
    WireResponse response = cbor("/service/Alpha_2001/operation/Echo", body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.contentType()).isEqualTo(CBOR);
    assertThat(response.headers())
        .isEqualTo(
            Map.of(
                "smithy-protocol", "rpc-v2-cbor", "x-amzn-query-error", "MalformedInput;Sender"));
    assertThat(text(response)).contains("__type").contains("com.first#SerializationException");
  }

  @ParameterizedTest
  @CsvSource({
    "/service/Alpha_2001/operation/Unbuilt,501,The operation Unbuilt is not emulated yet.",
    "/service/Alpha_2001/operation/Nothing,404,"
        + "No operation answers to POST /service/Alpha_2001/operation/Nothing.",
    "/service/Nobody/operation/Echo,404,"
        + "No operation answers to POST /service/Nobody/operation/Echo.",
    "/service/Alpha_2001,404,No operation answers to POST /service/Alpha_2001.",
    "/service/Alpha_2001/operation/Echo/,404,"
        + "No operation answers to POST /service/Alpha_2001/operation/Echo/.",
  })
  void pathsThatAreNoOperationAreRefusedInCbor(String path, int status, String message) {
    WireResponse response = cbor(path, "a0");

    assertThat(response.status()).isEqualTo(status);
    assertThat(text(response)).contains(message);
  }

  @Test
  void anotherServiceThatSpeaksDocumentsIsNamedByItsSignature() {
    WireResponse response =
        send(
            "POST",
            "/",
            Map.of(
                "Content-Type",
                JSON,
                "X-Amz-Target",
                "DynamoDB_20120810.ListTables",
                "Authorization",
                authorization("dynamodb")),
            "{}".getBytes(UTF_8));

    assertThat(response.status()).isEqualTo(501);
    assertThat(text(response))
        .contains("The service 'dynamodb' is not emulated. The operation asked for is ListTables.");
  }

  @Test
  void aCompressedBodyIsReadInEveryProtocol() {
    byte[] form = gzip("Action=Echo&Version=2001-01-01&Text=zip".getBytes(UTF_8));
    byte[] json = gzip("{\"Text\":\"zip\"}".getBytes(UTF_8));
    byte[] cbor = gzip(HexFormat.of().parseHex("a1" + "64" + hex("Text") + "63" + hex("zip")));

    assertThat(
            text(send("POST", "/", Map.of("Content-Type", FORM, "Content-Encoding", "gzip"), form)))
        .contains("<Text>zip</Text>");
    assertThat(
            text(
                send(
                    "POST",
                    "/",
                    Map.of("X-Amz-Target", "Alpha_2001.Echo", "Content-Encoding", "gzip"),
                    json)))
        .isEqualTo("{\"Text\":\"zip\"}");
    assertThat(
            text(
                send(
                    "POST",
                    "/service/Alpha_2001/operation/Echo",
                    Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Encoding", "gzip"),
                    cbor)))
        .contains("zip");
  }

  @Test
  void aBodyThatIsNotCompressedAsItSaysIsMalformed() {
    WireResponse response =
        send(
            "POST",
            "/",
            Map.of("X-Amz-Target", "Alpha_2001.Echo", "Content-Encoding", "gzip"),
            "{\"Text\":\"zip\"}".getBytes(UTF_8));

    assertThat(response.status()).isEqualTo(400);
    assertThat(text(response))
        .contains("The request's body is not compressed as its Content-Encoding says.");
  }

  @Test
  void aSmallBodyThatStandsForATooLongOneIsRefused() {
    WireResponse response =
        send(
            "POST",
            "/",
            Map.of("X-Amz-Target", "Alpha_2001.Echo", "Content-Encoding", "gzip"),
            gzip(new byte[(2 << 20) + 1]));

    assertThat(response.status()).isEqualTo(413);
    assertThat(text(response)).contains("The request's body is longer than 2097152 bytes.");
  }

  private WireResponse query(String signed, String form) {
    TreeMap<String, String> headers = new TreeMap<>(Map.of("Content-Type", FORM));
    if (!signed.isEmpty()) {
      headers.put("Authorization", authorization(signed));
    }
    return send("POST", "/", headers, form.getBytes(UTF_8));
  }

  private WireResponse json(String target, String body) {
    return send(
        "POST", "/", Map.of("Content-Type", JSON, "X-Amz-Target", target), body.getBytes(UTF_8));
  }

  private WireResponse cbor(String path, String hex) {
    return send(
        "POST",
        path,
        Map.of("Content-Type", CBOR, "smithy-protocol", "rpc-v2-cbor"),
        HexFormat.of().parseHex(hex));
  }

  private WireResponse send(String method, String path, Map<String, String> headers, byte[] body) {
    return door.answer(TestDoor.request(method, path, "", headers, body));
  }

  private static String authorization(String service) {
    return "AWS4-HMAC-SHA256 Credential="
        + String.join("/", "AKID", "20260101", "us-east-1", service, "aws4_request")
        + ", SignedHeaders=host;x-amz-date, Signature=abc";
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  private static String text(WireResponse response) {
    return new String(response.body(), UTF_8);
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(body);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return compressed.toByteArray();
  }
}
