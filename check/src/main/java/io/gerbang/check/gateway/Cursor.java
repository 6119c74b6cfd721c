package io.gerbang.check.gateway;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Things that come one after another, as they are asked for. */
@FunctionalInterface
public interface Cursor<T> {

    /** The next one; null at the end. */
    @Nullable T next() throws SQLException;
}
