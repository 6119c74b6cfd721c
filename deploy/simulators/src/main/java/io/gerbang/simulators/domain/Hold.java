package io.gerbang.simulators.domain;

/** What an authorization holds, by the authorization's RRN. Amounts are minor units. */
public sealed interface Hold {

    String rrn();

    /** What a hold is about. */
    record Terms(String accountId, String cardMasked, String currency, long authorized) {

        /** Visa's rule for cards that are absent: the last capture may take 15 % more. */
        private static final int VISA_OVERCAPTURE_PERCENT = 15;

        long mostCapturable() {
            return cardMasked.startsWith("4")
                    ? authorized + authorized * VISA_OVERCAPTURE_PERCENT / 100
                    : authorized;
        }
    }

    /** Some of the authorized amount may still be captured. */
    record Open(String rrn, Terms terms, long captured, long refunded) implements Hold {

        long remaining() {
            return terms.authorized() - captured;
        }

        /** Most that one more capture may take. */
        long capturable(boolean last) {
            return (last ? terms.mostCapturable() : terms.authorized()) - captured;
        }

        boolean isOf(Account account, String currency) {
            return terms.accountId().equals(account.id()) && terms.currency().equals(currency);
        }

        Open increase(long amount) {
            var more =
                    new Terms(
                            terms.accountId(),
                            terms.cardMasked(),
                            terms.currency(),
                            terms.authorized() + amount);
            return new Open(rrn, more, captured, refunded);
        }

        Hold capture(long amount, boolean last) {
            var total = captured + amount;
            return last || amount >= remaining()
                    ? new Completed(rrn, terms, total, refunded)
                    : new Open(rrn, terms, total, refunded);
        }

        Hold release() {
            return captured == 0
                    ? new Reversed(rrn)
                    : new Completed(rrn, terms, captured, refunded);
        }
    }

    /** The last capture was made: nothing is held, and what was captured may be refunded. */
    record Completed(String rrn, Terms terms, long captured, long refunded) implements Hold {}

    /** Nothing is held, nor ever will be: a reversal may overtake its authorization. */
    record Reversed(String rrn) implements Hold {}
}
