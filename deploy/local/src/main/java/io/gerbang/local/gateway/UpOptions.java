package io.gerbang.local.gateway;

/**
 * What a user says after {@code up}.
 *
 * @param port of the edge
 * @param tls whether the edge speaks TLS
 * @param detached whether to return once the gateway is ready
 */
public record UpOptions(int port, boolean tls, boolean detached) {
    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;
    private static final int MISUNDERSTOOD = 2;

    /**
     * Refuses with status 2 what {@link #parse} does. The launcher runs this from its source where
     * a build, which takes minutes, would come first; so it needs no other class of ours.
     */
    static void main(String[] arguments) {
        try {
            parse(arguments);
        } catch (IllegalArgumentException misunderstood) {
            System.err.println("gerbang: " + misunderstood.getMessage());
            System.exit(MISUNDERSTOOD);
        }
    }

    /**
     * Reads a command line whose first word is {@code up}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static UpOptions parse(String[] arguments) {
        var port = DEFAULT_PORT;
        var tls = false;
        var detached = false;
        for (var index = 1; index < arguments.length; index++) {
            switch (arguments[index]) {
                case "--detach" -> detached = true;
                case "--tls" -> tls = true;
                case "--port" -> port = port(arguments, ++index);
                default -> throw new IllegalArgumentException("Unknown option " + arguments[index]);
            }
        }
        return new UpOptions(port, tls, detached);
    }

    private static int port(String[] arguments, int index) {
        var text = index < arguments.length ? arguments[index] : "";
        if (text.matches("[0-9]{1,5}")) {
            var port = Integer.parseInt(text);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw new IllegalArgumentException("--port takes a number from 1 to " + HIGHEST_PORT);
    }
}
