package io.github.autoscalinglocal.control.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The world as a document, and back. */
class WorldDocumentTest {
  private final Scenario aws = Scenario.realistic();

  private byte[] document() {
    return WorldDocument.write(aws.snapshot(), "1.2.3");
  }

  @Test
  void itSaysWhichFormatItIsIn() {
    assertThat(new String(document(), UTF_8))
        .startsWith("{\"format\":5,\"version\":\"1.2.3\",\"state\":{\"world\":{");
  }

  @Test
  void whatIsUnderWayGoesOn() {
    aws.create("web", 0, 9, 3);
    aws.advance(Duration.ofSeconds(20));
    Scenario copy = Scenario.with(Scenario.options(Timings.REALISTIC));

    copy.restore(WorldDocument.read(document()));

    assertThat(copy.now()).isEqualTo(aws.now());
    assertThat(copy.instances("web"))
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.lifecycleState().wire()).isEqualTo("Pending"));
    copy.settle();
    aws.settle();
    assertThat(copy.instances("web"))
        .allSatisfy(each -> assertThat(each.lifecycleState().wire()).isEqualTo("InService"));
    assertThat(copy.world()).isEqualTo(aws.world());
  }

  @Test
  void anotherFormatIsRefusedRatherThanMisread() {
    refused("{\"format\":1}", "This is a state in the format 1; this emulator reads format 5.");
    refused("{\"format\":6}", "This is a state in the format 6; this emulator reads format 5.");
  }

  @Test
  void whatIsNoStateIsRefusedWithTheReason() {
    refused("nothing", "This is not JSON.");
    refused("[]", "This is no state: it has no number for its format, such as 5.");
    refused("{\"format\":5}", "At 'state': this has to be an object.");
    refused(
        "{\"format\":5,\"state\":{\"world\":{\"regions\":[[]]}}}",
        "At 'state.world.regions[0]': this has to be a pair.");
    refused(
        "{\"format\":5,\"state\":{\"now\":\"soon\",\"world\":{\"regions\":[],\"agenda\":[],\"sequence\":1}}}",
        "At 'state.world.chance': this is missing.");
    refused(
        "{\"format\":5,\"state\":{\"world\":{\"regions\":[],\"agenda\":[[{\"at\":\"2026-01-01T00:00:00Z\",\"sequence\":1},"
            + "{\"scope\":{\"account\":\"1\",\"region\":\"r\"},\"event\":{\"@\":\"Main\"}}]]}}}",
        "At 'state.world.agenda[0][1].event': no Event is called 'Main'.");
  }

  @Test
  void aNameThatIsNotKnownIsRefused() {
    String extended =
        new String(document(), UTF_8).replace("\"sequence\":", "\"sequenze\":1,\"sequence\":");

    refused(extended, "At 'state.world': nothing here is called 'sequenze'.");
  }

  private static void refused(String document, String why) {
    assertThatExceptionOfType(StateFormatException.class)
        .isThrownBy(() -> WorldDocument.read(document.getBytes(UTF_8)))
        .withMessage(why);
  }
}
