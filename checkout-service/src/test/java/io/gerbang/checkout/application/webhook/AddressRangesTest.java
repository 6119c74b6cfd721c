package io.gerbang.checkout.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_not_the_public_internet_is_special(String address) {
        assertThat(isSpecial(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700:4700::1111",
                "3ffe::1"
            })
    void what_is_given_out_is_not(String address) {
        assertThat(isSpecial(address)).isFalse();
    }

    /** Java itself makes an address of IPv4 of a mapped one, but for this way. */
    @Test
    void a_mapped_address_is_special_where_it_stays_one_of_ipv6() throws UnknownHostException {
        var mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 8;

        var address = Inet6Address.getByAddress("mapped", mapped, 0);

        assertThat(AddressRanges.SPECIAL.contain(address)).isTrue();
    }

    @Test
    void a_range_ends_where_its_prefix_does() {
        var ranges = AddressRanges.parse(List.of("10.20.0.0/15", "fd12::/16", "1.2.3.4/32"));

        assertThat(ranges.contain(InetAddress.ofLiteral("10.21.255.255"))).isTrue();
        assertThat(ranges.contain(InetAddress.ofLiteral("10.22.0.0"))).isFalse();
        assertThat(ranges.contain(InetAddress.ofLiteral("fd12:ffff::"))).isTrue();
        assertThat(ranges.contain(InetAddress.ofLiteral("fd13::"))).isFalse();
        assertThat(ranges.contain(InetAddress.ofLiteral("1.2.3.4"))).isTrue();
        assertThat(ranges.contain(InetAddress.ofLiteral("1.2.3.5"))).isFalse();
    }

    private static boolean isSpecial(String address) {
        return AddressRanges.SPECIAL.contain(InetAddress.ofLiteral(address));
    }
}
