package io.gerbang.check.gateway;

import java.sql.SQLException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what two databases know under the same key, in constant memory. Both sides come
 * in ascending order of their keys' bytes, each key once.
 */
public final class SortedPairs<L, R> {
    private final Function<L, String> leftKey;
    private final Function<R, String> rightKey;

    public SortedPairs(Function<L, String> leftKey, Function<R, String> rightKey) {
        this.leftKey = leftKey;
        this.rightKey = rightKey;
    }

    /** Hands over every pair; a side that lacks the key is null, never both. */
    public void walk(Cursor<L> left, Cursor<R> right, BiConsumer<@Nullable L, @Nullable R> consumer)
            throws SQLException {
        var l = left.next();
        var r = right.next();
        while (l != null || r != null) {
            var order = order(l, r);
            consumer.accept(order <= 0 ? l : null, order >= 0 ? r : null);
            if (order <= 0) {
                l = left.next();
            }
            if (order >= 0) {
                r = right.next();
            }
        }
    }

    private int order(@Nullable L left, @Nullable R right) {
        if (left == null) {
            return 1;
        }
        return right == null ? -1 : leftKey.apply(left).compareTo(rightKey.apply(right));
    }
}
