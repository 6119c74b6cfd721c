package io.gerbang.checkout.adapter.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.Payment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an object is found by, as the numbers in its column {@code terms}: each is the hash of a
 * tenant, a field and a value, so one small index serves every field, and holds nothing personal.
 */
final class SearchTerms {

    /** What a text is cut into, so that its parts are found. */
    static final int GRAM = 3;

    private SearchTerms() {}

    static @Nullable String of(Payment payment) {
        var tenant = Tenant.of(payment);
        return array(metadata(tenant, payment.details().metadata()).toList());
    }

    static @Nullable String of(Charge charge) {
        var tenant = Tenant.of(charge);
        var card = charge.paymentMethod().facts().card();
        var terms = new TreeSet<Long>(metadata(tenant, charge.metadata()).toList());
        terms.add(term(tenant, "currency", charge.currency()));
        var address = charge.paymentMethod().billingDetails().address();
        if (address != null && address.postalCode() != null) {
            terms.add(term(tenant, "postal_code", address.postalCode()));
        }
        if (card != null) {
            terms.add(term(tenant, "brand", card.brand()));
            terms.add(term(tenant, "exp_month", String.valueOf(card.expMonth())));
            terms.add(term(tenant, "exp_year", String.valueOf(card.expYear())));
            terms.add(term(tenant, "last4", card.last4()));
            if (card.fingerprint() != null) {
                terms.add(term(tenant, "fingerprint", card.fingerprint()));
            }
        }
        return array(terms);
    }

    static @Nullable String of(Customer customer) {
        var tenant = Tenant.of(customer);
        var details = customer.details();
        return array(
                Stream.of(
                                metadata(tenant, details.metadata()),
                                text(tenant, "email", details.email()),
                                text(tenant, "name", details.name()),
                                text(tenant, "phone", details.phone()))
                        .flatMap(terms -> terms)
                        .toList());
    }

    /** Capitals make no difference. */
    static long term(Tenant tenant, String field, String value) {
        var text =
                String.join(
                        "\0",
                        tenant.merchantId(),
                        tenant.livemode() ? "live" : "test",
                        field,
                        value.toLowerCase(Locale.ROOT));
        return ByteBuffer.wrap(sha256(text)).getLong();
    }

    static long metadata(Tenant tenant, String key, String value) {
        return term(tenant, "metadata\0" + key, value);
    }

    /** A text as a whole. */
    static long whole(Tenant tenant, String field, String text) {
        return term(tenant, field + "\0whole", text);
    }

    private static Stream<Long> text(Tenant tenant, String field, @Nullable String text) {
        return text == null
                ? Stream.of()
                : Stream.concat(Stream.of(whole(tenant, field, text)), grams(tenant, field, text));
    }

    /** All parts of a text; none of one that is shorter than a part. */
    static Stream<Long> grams(Tenant tenant, String field, String value) {
        var text = value.toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(0, text.length() - GRAM)
                .mapToObj(at -> term(tenant, field, text.substring(at, at + GRAM)));
    }

    private static Stream<Long> metadata(Tenant tenant, Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .map(entry -> metadata(tenant, entry.getKey(), entry.getValue()));
    }

    /** As PostgreSQL writes an array. */
    static @Nullable String array(Collection<Long> terms) {
        return terms.isEmpty()
                ? null
                : terms.stream()
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
