package io.gerbang.checkout.application.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** Sets of IP addresses, each written as those that begin alike: {@code 10.0.0.0/8}. */
final class AddressRanges {

    /**
     * All that is not the public internet, by IANA's registries of special-purpose addresses (RFC
     * 6890). Of IPv6 only 2000::/3 is given out, so the rest goes as a whole: loopback, addresses
     * that stand for ones of IPv4 (mapped, compatible, and NAT64, which leads to any of them),
     * unique local, link local and multicast addresses. 2002::/16 (6to4) and 2001::/32 (Teredo)
     * lead to addresses of IPv4, too.
     */
    static final AddressRanges SPECIAL =
            parse(
                    List.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/3",
                            "::/3",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20",
                            "4000::/2",
                            "8000::/1"));

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * @param length of an address, in bits
     * @param prefix with which the addresses begin
     * @param rest how many bits follow the prefix
     */
    private record Range(int length, BigInteger prefix, int rest) {

        static Range parse(String text) {
            var slash = text.indexOf('/');
            var address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            var length = address.length * Byte.SIZE;
            var rest = length - Integer.parseInt(text.substring(slash + 1));
            return new Range(length, new BigInteger(1, address).shiftRight(rest), rest);
        }

        boolean contains(byte[] address) {
            return address.length * Byte.SIZE == length
                    && new BigInteger(1, address).shiftRight(rest).equals(prefix);
        }
    }

    /**
     * @param ranges such as {@code 10.0.0.0/8} and {@code fd00::/8}
     */
    static AddressRanges parse(List<String> ranges) {
        return new AddressRanges(ranges.stream().map(Range::parse).toList());
    }

    boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }
}
