package io.gerbang.checkout.application.order;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * The network that an address belongs to: what a provider gives to one customer as a rule, the /24
 * of an IPv4 address and the /48 of an IPv6 one, in the one spelling of RFC 5952.
 */
final class Network {

    private static final int V6_GROUPS = 3;

    private Network() {}

    static String of(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address
                ? groups(bytes) + "::/48"
                : "%d.%d.%d.0/24"
                        .formatted(
                                Byte.toUnsignedInt(bytes[0]),
                                Byte.toUnsignedInt(bytes[1]),
                                Byte.toUnsignedInt(bytes[2]));
    }

    /** The first three groups without those that {@code ::} stands for. */
    private static String groups(byte[] bytes) {
        var groups = new String[V6_GROUPS];
        var used = 0;
        for (int i = 0; i < V6_GROUPS; i++) {
            var group =
                    Byte.toUnsignedInt(bytes[2 * i]) << 8 | Byte.toUnsignedInt(bytes[2 * i + 1]);
            groups[i] = Integer.toHexString(group);
            used = group == 0 ? used : i + 1;
        }
        return String.join(":", Arrays.copyOf(groups, used));
    }
}
