package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.Person;
import io.gerbang.checkout.domain.SavedMethod;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes what a table has of a person, a window of rows at a time. */
final class PersonRows {

    private PersonRows() {}

    /**
     * What a window holds.
     *
     * @param last the key that the window ends with; null where there is nothing any more
     * @param texts of the rows that are about the person, by their keys
     */
    record Found(@Nullable String last, Map<String, String> texts) {

        /** The rows' objects. */
        <T> Stream<T> as(Class<T> type) {
            return texts.values().stream().map(text -> Bodies.read(text, type));
        }
    }

    /**
     * @param after the key that the window begins after
     */
    static Uni<Found> look(SqlClient client, Person person, PersonalTable table, String after) {
        var email = person.email();
        return client.preparedQuery(table.look(person.customerId() != null && email == null))
                .execute(
                        Columns.tenant(person.tenant())
                                .addString(after)
                                .addString(person.customerId())
                                .addString(email == null ? null : email.toLowerCase(Locale.ROOT)))
                .map(rows -> {
                    var fields = new PersonalFields(email);
                    var texts = new LinkedHashMap<String, String>();
                    String last = null;
                    for (var row : rows) {
                        last = row.getString("last");
                        var text = row.getString("text");
                        if (text != null && isAbout(person, fields, table, text)) {
                            texts.put(row.getString("key"), text);
                        }
                    }
                    return new Found(last, texts);
                });
    }

    /**
     * The database knows where the letters of an address stand; they may be part of another's. A
     * payment method is nobody's but theirs who gave it: with it goes their card.
     */
    private static boolean isAbout(
            Person person, PersonalFields fields, PersonalTable table, String text) {
        if (person.email() == null
                || person.customerId() != null && text.contains(person.customerId())) {
            return true;
        }
        return table == PersonalTable.PAYMENT_METHODS
                ? person.email().equalsIgnoreCase(emailOf(Bodies.read(text, SavedMethod.class)))
                : fields.areIn(text);
    }

    private static @Nullable String emailOf(SavedMethod saved) {
        return saved.method().billingDetails().email();
    }

    /**
     * Writes what has changed, unless somebody else did meanwhile.
     *
     * @return whether all of it could be written
     */
    static Uni<Boolean> replace(
            SqlClient transaction,
            Tenant tenant,
            PersonalTable table,
            Found found,
            UnaryOperator<String> change) {
        var changed = new LinkedHashMap<String, String>();
        found.texts()
                .forEach((key, text) -> {
                    var replacement = change.apply(text);
                    if (!replacement.equals(text)) {
                        changed.put(key, replacement);
                    }
                });
        if (changed.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        var keys = changed.keySet().toArray(String[]::new);
        var known = changed.keySet().stream().map(found.texts()::get).toArray(String[]::new);
        return transaction
                .preparedQuery(table.replace())
                .execute(
                        Columns.tenant(tenant)
                                .addArrayOfString(keys)
                                .addArrayOfString(known)
                                .addArrayOfString(changed.values().toArray(String[]::new)))
                .map(written -> written.rowCount() == changed.size());
    }
}
