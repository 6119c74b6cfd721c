package io.gerbang.check.gateway;

import java.util.List;
import java.util.Locale;

/** The databases of a gateway, each one service's own. */
public enum ServiceDatabase {
    CHECKOUT,
    FRAUD,
    AUTHORIZATION,
    SETTLEMENT,
    /** The outside world's: the acquirer with its journal. */
    SIMULATORS;

    /** Those that publish and consume events. */
    public static final List<ServiceDatabase> SERVICES =
            List.of(CHECKOUT, FRAUD, AUTHORIZATION, SETTLEMENT);

    /** The name of the service that owns it, which is that of its consumer group. */
    public String service() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
