package io.gerbang.local.postgres;

/**
 * A database of one service and its two roles.
 *
 * @param role the service's own at run time: reads and writes rows, and cannot change the schema
 * @param ownerRole the migrations' own: owns the schema
 */
public record Database(
        String host,
        int port,
        String name,
        String role,
        String password,
        String ownerRole,
        String ownerPassword) {

    /** The address that JDBC takes. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** The address that the reactive client takes. */
    public String reactiveUrl() {
        return "postgresql://%s:%d/%s".formatted(host, port, name);
    }

    @Override
    public String toString() {
        return reactiveUrl();
    }
}
