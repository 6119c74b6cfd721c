package io.gerbang.authorization.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whether an attempt's cardholder is to be authenticated, and what came of it.
 *
 * @param issuersDemand whether the issuer refused the attempt for the want of it
 * @param result null until the issuer's access control server has decided
 */
public record Authentication(
        Demand demand, boolean issuersDemand, @Nullable AuthenticationResult result) {

    /** What is not said of most attempts. */
    public static final Authentication USUAL = of(Demand.IF_ISSUER_ASKS);

    /** Who wants it, and how far it may go. */
    public enum Demand {
        /** The shopper is away: it cannot be done. */
        NEVER,
        IF_ISSUER_ASKS,
        /** As before, but without anything for the shopper to do. */
        IF_ISSUER_ASKS_WITHOUT_CHALLENGE,
        /** The merchant or a fraud rule wants it before the issuer is asked for money. */
        FIRST,
        FIRST_WITHOUT_CHALLENGE,
        /** As FIRST, and the issuer is asked to challenge the shopper. */
        FIRST_WITH_CHALLENGE
    }

    public static Authentication of(Demand demand) {
        return new Authentication(demand, false, null);
    }

    boolean comesFirst() {
        return switch (demand) {
            case FIRST, FIRST_WITHOUT_CHALLENGE, FIRST_WITH_CHALLENGE -> true;
            case NEVER, IF_ISSUER_ASKS, IF_ISSUER_ASKS_WITHOUT_CHALLENGE -> false;
        };
    }

    /** Once is enough: an issuer that asks again, asks in vain. */
    boolean canFollow() {
        return demand != Demand.NEVER && result == null;
    }

    boolean mayChallenge() {
        return switch (demand) {
            case IF_ISSUER_ASKS, FIRST, FIRST_WITH_CHALLENGE -> true;
            case NEVER, IF_ISSUER_ASKS_WITHOUT_CHALLENGE, FIRST_WITHOUT_CHALLENGE -> false;
        };
    }

    Authentication demandedByIssuer() {
        return new Authentication(demand, true, null);
    }

    Authentication with(AuthenticationResult decided) {
        return new Authentication(demand, issuersDemand, decided);
    }
}
