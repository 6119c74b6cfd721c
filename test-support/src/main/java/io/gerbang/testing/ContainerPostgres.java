package io.gerbang.testing;

import java.io.IOException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Its container is removed by Testcontainers when the JVM ends. */
final class ContainerPostgres implements SharedServer.Server {
    private static final int PORT = 5432;

    @Override
    public String start(int port) {
        var image = Containers.image("gerbang.test.postgres-image", "postgres", "18");
        var container =
                new PostgreSQLContainer(image)
                        .withUsername("postgres")
                        .withPassword(TestPostgres.PASSWORD)
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        return Containers.start(container, port, PORT);
    }

    @Override
    public String restart(int port, String id) throws IOException {
        return Containers.restart(id, "database system is ready to accept connections");
    }

    @Override
    public void kill(String id) {
        Containers.kill(id);
    }

    @Override
    public void discard(int port, String id) {}
}
