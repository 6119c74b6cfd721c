package io.gerbang.check.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where to read what a gateway has written. Its addresses hold credentials: never print them.
 *
 * @param variables as the gateway's {@code env} file has them for scripts
 * @param logs the folder of what its processes say
 */
public record Gateway(Map<String, String> variables, Path logs) {

    /**
     * Reads the state folder of a gateway on this machine; what the environment says of the same
     * name comes first, for a gateway elsewhere.
     */
    public static Gateway find(Path state, Map<String, String> environment) throws IOException {
        var file = state.resolve("env");
        var variables = new HashMap<String, String>();
        if (Files.exists(file)) {
            variables.putAll(ShellVariables.parse(Files.readAllLines(file)));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("GERBANG_")) {
                variables.put(name, value);
            }
        });
        return new Gateway(Map.copyOf(variables), state.resolve("log"));
    }

    /** Bootstrap servers. */
    public String kafka() throws IOException {
        return variable("GERBANG_KAFKA");
    }

    /** Opens a database for reading. */
    public Session open(ServiceDatabase database) throws SQLException, IOException {
        return Session.open(variable("GERBANG_JDBC_" + database.name()));
    }

    /** Where a service listens to operators. */
    public String operatorUrl(ServiceDatabase database) throws IOException {
        return variable(
                switch (database) {
                    case CHECKOUT -> "GERBANG_OPERATOR_URL";
                    case AUTHORIZATION -> "GERBANG_VAULT_OPERATOR_URL";
                    case FRAUD, SETTLEMENT, SIMULATORS ->
                            "GERBANG_" + database.name() + "_OPERATOR_URL";
                });
    }

    /** What operators' listeners ask for, from the first line of a file. Never print it. */
    public String operatorToken() throws IOException {
        var file = Path.of(variable("GERBANG_OPERATOR_TOKEN_FILE"));
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .orElseThrow(() -> new IOException(file + " has no token"));
        }
    }

    private String variable(String name) throws IOException {
        var value = variables.get(name);
        if (value == null) {
            throw new IOException(name + " is not known; start the gateway with ./gerbang up");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Gateway[" + logs + "]";
    }
}
