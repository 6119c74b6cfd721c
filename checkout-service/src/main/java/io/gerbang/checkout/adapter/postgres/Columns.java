package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Batches as the column arrays that {@code unnest} takes. */
final class Columns {

    private Columns() {}

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> Boolean[] flags(Collection<T> rows, Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, @Nullable Instant> column) {
        return rows.stream()
                .map(row -> {
                    var at = column.apply(row);
                    return at == null ? null : time(at);
                })
                .toArray(OffsetDateTime[]::new);
    }

    static Set<String> merchants(Collection<ObjectRef> refs) {
        return refs.stream().map(ref -> ref.tenant().merchantId()).collect(Collectors.toSet());
    }

    /** {@code $1} merchants, {@code $2} modes. */
    static <T> Tuple tenants(Collection<T> rows, Function<T, Tenant> tenant) {
        return Tuple.tuple()
                .addArrayOfString(texts(rows, row -> tenant.apply(row).merchantId()))
                .addArrayOfBoolean(flags(rows, row -> tenant.apply(row).livemode()));
    }

    /** {@code $1} merchants, {@code $2} modes, {@code $3} ids. */
    static Tuple refs(Collection<ObjectRef> refs) {
        return tenants(refs, ObjectRef::tenant).addArrayOfString(texts(refs, ObjectRef::id));
    }

    /** {@code $1} merchant, {@code $2} mode, {@code $3} id. */
    static Tuple ref(ObjectRef ref) {
        return tenant(ref.tenant()).addString(ref.id());
    }

    static Tuple tenant(Tenant tenant) {
        return Tuple.of(tenant.merchantId(), tenant.livemode());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
