package dev.paddock.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses behind proxies, and how many sockets they may open. */
class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 9.9.9.9, 9.9.9.9",
    "10.0.0.1, '6.6.6.6, 9.9.9.9', 9.9.9.9",
    "10.0.0.1, '6.6.6.6, 9.9.9.9, 10.1.2.3', 9.9.9.9",
    "10.0.0.1, '', 10.0.0.1",
    "8.8.8.8, 9.9.9.9, 8.8.8.8",
    "10.0.0.1, 'rubbish', rubbish",
    "10.0.0.1, '10.0.0.2, 10.0.0.3', 10.0.0.2",
    "::1, 9.9.9.9, 9.9.9.9"
  })
  void theLastUntrustedAddressCounts(String peer, String forwarded, String expected) {
    var addresses = new ClientAddress(List.of("10.0.0.0/8", "::1"));
    assertThat(addresses.of(peer, List.of(forwarded))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatThrownBy(() -> new ClientAddress(List.of(range)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangeNeedNotEndAtAByte() {
    var addresses = new ClientAddress(List.of("192.168.16.0/20"));
    assertThat(addresses.of("192.168.31.1", List.of("9.9.9.9"))).isEqualTo("9.9.9.9");
    assertThat(addresses.of("192.168.32.1", List.of("9.9.9.9"))).isEqualTo("192.168.32.1");
  }

  @Test
  void eachSecondHasItsOwnSockets() {
    var rate = new ConnectRate(2);
    assertThat(rate.admits("a", 1_000)).isTrue();
    assertThat(rate.admits("a", 1_500)).isTrue();
    assertThat(rate.admits("a", 1_999)).isFalse();
    assertThat(rate.admits("b", 1_999)).isTrue();
    assertThat(rate.admits("a", 2_000)).isTrue();
  }

  @Test
  void forgottenAddressesMakeRoom() {
    var rate = new ConnectRate(1);
    for (int i = 0; i <= ConnectRate.MAX_ADDRESSES; i++) {
      assertThat(rate.admits("a" + i, 1_000)).isTrue();
    }
    assertThat(rate.admits("a0", 1_000)).isTrue();
    assertThat(rate.admits("a" + ConnectRate.MAX_ADDRESSES, 1_000)).isFalse();
  }
}
