package io.gerbang.bench.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a running gateway is reached, and with which keys. Never printed. */
public final class Gateway {
    private final Map<String, String> variables;
    private final Map<String, String> secrets;

    Gateway(Map<String, String> variables, Map<String, String> secrets) {
        this.variables = variables;
        this.secrets = secrets;
    }

    /** The one origin of the public interface. */
    public URI url() {
        return URI.create(value(variables, "GERBANG_URL"));
    }

    /** The demo merchant's secret key. */
    public String secretKey() {
        return value(variables, "GERBANG_SECRET_KEY");
    }

    /** Bootstrap servers. */
    public String kafka() {
        return value(variables, "GERBANG_KAFKA");
    }

    /** The address at which a service's database can be read, not written. */
    public String jdbcUrl(String database) {
        return value(variables, "GERBANG_JDBC_" + database.toUpperCase(Locale.ROOT));
    }

    /** The address at which the server's superuser may do what no service does. */
    public String superuserJdbcUrl(String database) {
        return "jdbc:postgresql://%s/%s?user=postgres&password=%s"
                .formatted(
                        value(variables, "GERBANG_POSTGRES"),
                        database,
                        value(secrets, "POSTGRES_PASSWORD"));
    }

    /** Where the vault listens to operators. */
    public String vaultOperatorUrl() {
        return value(variables, "GERBANG_VAULT_OPERATOR_URL");
    }

    /** The file of what they show. */
    public Path operatorTokenFile() {
        return Path.of(value(variables, "GERBANG_OPERATOR_TOKEN_FILE"));
    }

    private static String value(Map<String, String> variables, String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The gateway's state folder does not name " + name);
        }
        return value;
    }
}
