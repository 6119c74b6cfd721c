package io.gerbang.local;

import io.gerbang.local.edge.EdgeVerticle;
import io.gerbang.local.edge.RouteTable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one origin that clients see, in a JVM of its own. Arguments: the port to listen on, then for
 * each service {@code <name>=<port>}.
 */
public final class EdgeProcess {
    /** Variable: the key store of the edge's certificate; without it, there is no TLS. */
    public static final String KEY_STORE = "GERBANG_EDGE_KEY_STORE";

    /** Variable: its password. */
    public static final String KEY_STORE_PASSWORD = "GERBANG_EDGE_KEY_STORE_PASSWORD";

    private static final int EVENT_LOOPS = 2;

    private EdgeProcess() {}

    static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(arguments[0]);
        var routes = RouteTable.load();
        var servicePorts =
                Arrays.stream(arguments)
                        .skip(1)
                        .map(argument -> argument.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0], pair -> Integer.valueOf(pair[1])));
        start(port, routes, servicePorts)
                .onFailure(failure -> {
                    System.err.println("The edge cannot start: " + failure.getMessage());
                    System.exit(1);
                });
    }

    private static Optional<PfxOptions> certificate() {
        return Optional.ofNullable(System.getenv(KEY_STORE))
                .map(path ->
                        new PfxOptions()
                                .setPath(path)
                                .setPassword(System.getenv(KEY_STORE_PASSWORD)));
    }

    private static Future<String> start(
            int port, RouteTable routes, Map<String, Integer> servicePorts) {
        var files =
                new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false);
        var vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(EVENT_LOOPS)
                                .setWorkerPoolSize(1)
                                .setInternalBlockingPoolSize(1)
                                .setFileSystemOptions(files));
        return vertx.deployVerticle(
                () -> new EdgeVerticle(port, certificate(), routes, servicePorts),
                new DeploymentOptions().setInstances(EVENT_LOOPS));
    }
}
