package io.gerbang.fraud.adapter.postgres;

import io.gerbang.fraud.application.KeptScreening;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Screenings as one array per column, for a multi-row insert. */
final class ScreeningColumns {

    private ScreeningColumns() {}

    static Tuple of(List<KeptScreening> screenings) {
        var count = screenings.size();
        var payments = new String[count];
        var attempts = new Integer[count];
        var merchants = new String[count];
        var livemodes = new Boolean[count];
        var times = new OffsetDateTime[count];
        var scores = new Short[count];
        var decisions = new String[count];
        var reasons = new String[count];
        var cards = new String[count];
        var customers = new String[count];
        var addresses = new String[count];
        for (int i = 0; i < count; i++) {
            var screening = screenings.get(i);
            var subjects = screening.subjects();
            var verdict = screening.verdict();
            payments[i] = screening.id().paymentId();
            attempts[i] = screening.id().number();
            merchants[i] = subjects.tenant().merchantId();
            livemodes[i] = subjects.tenant().livemode();
            times[i] = screening.at().atOffset(ZoneOffset.UTC);
            scores[i] = (short) verdict.score();
            decisions[i] = verdict.decision().name();
            reasons[i] = verdict.reasons().isEmpty() ? "[]" : Json.write(verdict.reasons());
            cards[i] = subjects.card();
            customers[i] = subjects.customerId();
            addresses[i] = subjects.ipHash();
        }
        return Tuple.tuple()
                .addArrayOfString(payments)
                .addArrayOfInteger(attempts)
                .addArrayOfString(merchants)
                .addArrayOfBoolean(livemodes)
                .addArrayOfOffsetDateTime(times)
                .addArrayOfShort(scores)
                .addArrayOfString(decisions)
                .addArrayOfString(reasons)
                .addArrayOfString(cards)
                .addArrayOfString(customers)
                .addArrayOfString(addresses);
    }
}
