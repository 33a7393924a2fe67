package dev.paddock.races.race.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.simulation.Controls;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputScanTest {
  private final InputScan scan = new InputScan();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'input','actions':{}} | 0 | 0 | 0 | false",
        "{'type':'input','actions':{'accelerate':true}} | 255 | 0 | 0 | false",
        "{'actions':{'brake':true,'turn_left':true},'type':'input'} | 0 | 255 | 127 | false",
        "{'type':'input','actions':{'turn_right':true,'nitro':true}} | 0 | 0 | -127 | true",
        "{'type':'input','actions':{'turn_right':true,'turn_left':true}} | 0 | 0 | 0 | false",
        "{'type':'input','actions':{'accelerate':false,'throttle':0.5}} | 128 | 0 | 0 | false",
        "{'type':'input','actions':{'steer':-0.25,'turn_left':true}} | 0 | 0 | -32 | false",
        "{'type':'input','actions':{'steer':-1,'throttle':1e0}} | 255 | 0 | -127 | false",
        "{'type':'input','actions':{'throttle':5E-1,'steer':2.5e-1}} | 128 | 0 | 32 | false",
        "{'type':'input','actions':{'throttle':1e-300}} | 0 | 0 | 0 | false",
        "{ 'race_id' : 'a\\'}{' , 'actions' : { 'brake' : true } , 'n' : 3 } | 0 | 255 | 0 | false"
      })
  void controlsAreReadAndQuantised(
      String frame, int throttle, int brake, int steer, boolean nitro) {
    scan.read(bytes(frame));

    assertThat(Controls.throttle(scan.controls())).isEqualTo(throttle);
    assertThat(Controls.brake(scan.controls())).isEqualTo(brake);
    assertThat(Controls.steer(scan.controls())).isEqualTo(steer);
    assertThat(Controls.nitro(scan.controls())).isEqualTo(nitro);
  }

  @Test
  void numbersAreReadWhereverTheyStand() {
    scan.read(bytes("{'n':12,'tick':3456,'type':'input','actions':{'reset':true}}"));
    assertThat(scan.n()).isEqualTo(12);
    assertThat(scan.tick()).isEqualTo(3_456);
    assertThat(Controls.reset(scan.controls())).isTrue();

    scan.read(bytes("{'type':'input','actions':{}}"));
    assertThat(scan.n()).isEqualTo(-1);
    assertThat(scan.tick()).isEqualTo(-1);
    assertThat(scan.controls()).isEqualTo(Controls.NONE);
  }

  @Test
  void whatIsAskedForInNamesOfOtherFieldsDoesNotCount() {
    scan.read(bytes("{'type':'input','username':'n','race_id':'tick','actions':{}}"));

    assertThat(scan.n()).isEqualTo(-1);
    assertThat(scan.tick()).isEqualTo(-1);
  }

  @Test
  void brokenFramesDoNoHarm() {
    var random = new SplittableRandom(3);
    var frame = bytes("{'type':'input','actions':{'steer':-0.5,'nitro':true},'n':7,'tick':9}");
    for (int i = 0; i < 5_000; i++) {
      var broken = java.util.Arrays.copyOf(frame, 1 + random.nextInt(frame.length));
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
      scan.read(broken);
      assertThat(Controls.valid(scan.controls())).isTrue();
    }
  }

  private static byte[] bytes(String frame) {
    return frame.replace('\'', '"').getBytes(UTF_8);
  }
}
