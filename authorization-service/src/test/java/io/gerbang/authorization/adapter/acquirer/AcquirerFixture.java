package io.gerbang.authorization.adapter.acquirer;

import io.gerbang.authorization.application.issuer.CaptureAdvice;
import io.gerbang.authorization.application.issuer.CardAuthorization;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.issuer.RefundRequest;
import io.gerbang.authorization.application.issuer.ReversalAdvice;
import io.gerbang.authorization.domain.AuthenticationResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests and settings for tests. */
final class AcquirerFixture {

    static final NetworkTrace AUTHORIZED = trace(42);

    private AcquirerFixture() {}

    static NetworkTrace trace(int stan) {
        return new NetworkTrace(
                Instant.parse("2026-11-23T10:20:30Z"), stan, "R%011d".formatted(stan));
    }

    static CardAuthorization authorization(int stan) {
        return authorization(stan, null, false);
    }

    static CardAuthorization authorization(
            int stan, @Nullable AuthenticationResult authentication, boolean merchantInitiated) {
        return authorization(stan, 150_000, authentication, merchantInitiated);
    }

    static CardAuthorization authorization(
            int stan,
            long amount,
            @Nullable AuthenticationResult authentication,
            boolean merchantInitiated) {
        return new CardAuthorization(
                trace(stan),
                "acct_0123456789abcdefghijklmn",
                "4242424242424242",
                7,
                2031,
                "987",
                amount,
                "idr",
                authentication,
                merchantInitiated);
    }

    static CaptureAdvice capture(int stan, boolean last) {
        return new CaptureAdvice(trace(stan), AUTHORIZED, 100_000, "IDR", last);
    }

    static ReversalAdvice reversal(int stan) {
        return new ReversalAdvice(trace(stan), AUTHORIZED, 150_000, "IDR", false);
    }

    static RefundRequest refund(int stan) {
        return new RefundRequest(
                trace(stan), AUTHORIZED, "acct_1", "4242424242424242", 7, 2031, 5_000, "IDR");
    }

    record Settings(
            String host,
            int port,
            String terminalId,
            String acquirerId,
            String cardAcceptorName,
            int timeoutMs,
            int maxInFlight,
            int echoIntervalMs,
            int reconnectMinMs,
            int reconnectMaxMs)
            implements AcquirerConfig {

        Settings(int port, int timeoutMs, int maxInFlight) {
            this(port, timeoutMs, maxInFlight, 60_000);
        }

        Settings(int port, int timeoutMs, int maxInFlight, int echoIntervalMs) {
            this(
                    "127.0.0.1",
                    port,
                    "GERBANG1",
                    "445653",
                    "GERBANG",
                    timeoutMs,
                    maxInFlight,
                    echoIntervalMs,
                    10,
                    50);
        }
    }
}
