package dev.paddock.races;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.Frame;
import dev.paddock.engine.wire.FrameReader;
import dev.paddock.engine.wire.SchemaRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a driver must not send ends at the gateway, with the code that says why. */
class BadFramesTest {
  private static final RacesService SERVICE = new RacesService();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.load(
          SERVICE,
          Stream.concat(
                  SERVICE.routes().stream(),
                  Kinds.load("races").kinds().stream().flatMap(kind -> kind.routes().stream()))
              .toList());

  private final FrameReader reader = new FrameReader(SCHEMAS, SERVICE);
  private final Frame frame = new Frame();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'input','actions':{'steer':NaN}} | BAD_MESSAGE",
        "{'type':'input','actions':{'steer':Infinity}} | BAD_MESSAGE",
        "{'type':'input','actions':{'steer':'NaN'}} | INVALID_FIELD",
        "{'type':'input','actions':{'steer':1e400}} | INVALID_FIELD",
        "{'type':'input','actions':{'throttle':-0.01}} | INVALID_FIELD",
        "{'type':'input','actions':{'steer':1.01}} | INVALID_FIELD",
        "{'type':'input','actions':{'accelerate':1}} | INVALID_FIELD",
        "{'type':'input','actions':{'fly':true}} | INVALID_FIELD",
        "{'type':'input','actions':{},'car':2} | INVALID_FIELD",
        "{'type':'input'} | INVALID_FIELD",
        "{'type':'input','actions':null} | INVALID_FIELD",
        "{'type':'input','actions':{},'tick':-1} | INVALID_FIELD",
        "{'type':'input','actions':{},'tick':99999999999999999999} | INVALID_FIELD",
        "{'type':'input','actions':{},'n':1.5} | INVALID_FIELD",
        "{'type':'steer_everybody','actions':{}} | UNKNOWN_TYPE",
        "{'type':'create_race','name':'x','stage':{'length':999}} | INVALID_FIELD",
        "{'type':'create_race','name':'x','stage':{'length':1e9}} | INVALID_FIELD",
        "{'type':'create_race','name':'x','stage':{'seed':-1}} | INVALID_FIELD",
        "{'type':'create_race','name':'x','stage':{'seed':4294967296}} | INVALID_FIELD",
        "{'type':'create_race','name':'x','max_cars':9} | INVALID_FIELD",
        "{'type':'create_race','name':'x','drivers':['rookie','god']} | INVALID_FIELD",
        "{'type':'garage.upgrade','car_id':1,'stat':'wings'} | INVALID_FIELD",
        "{'type':'garage.award','award':{'points':1000}} | UNKNOWN_TYPE"
      })
  void whatMustNotComeIsRefusedWithItsCode(String text, String code) {
    assertThat(isGood(text)).as(text).isFalse();
    assertThat(frame.fault().reason().name()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'input','actions':{'steer':-1,'throttle':1},'tick':2147483647}",
        "{'type':'create_race','name':'x','stage':{'seed':0,'length':3000},'max_cars':8}"
      })
  void whatIsJustInRangeGoesOn(String text) {
    assertThat(isGood(text)).as(() -> text + ": " + frame.fault()).isTrue();
  }

  private boolean isGood(String text) {
    var bytes = text.replace('\'', '"').getBytes(UTF_8);
    return reader.read(bytes, 0, bytes.length, frame);
  }
}
