package io.gerbang.testing;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.FrameConsumerResultCallback;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.utility.DockerImageName;

/** Servers in containers, each on a fixed port so that it keeps its address over a restart. */
final class Containers {
    private static final int LIMIT_S = 60;

    private Containers() {}

    /** The image that a system property names, taken for the one that Testcontainers knows. */
    static DockerImageName image(String property, String known, String tag) {
        return DockerImageName.parse(System.getProperty(property, known + ":" + tag))
                .asCompatibleSubstituteFor(known);
    }

    /** Starts it with the container's port published as the given one, and returns its id. */
    static String start(GenericContainer<?> container, int port, int containerPort) {
        container.setPortBindings(List.of(port + ":" + containerPort));
        container.start();
        return container.getContainerId();
    }

    static void kill(String id) {
        DockerClientFactory.instance().client().killContainerCmd(id).exec();
    }

    /** Starts a killed container and blocks until it logs the line once more. */
    static String restart(String id, String readyLine) throws IOException {
        var client = DockerClientFactory.instance().client();
        var state = client.inspectContainerCmd(id).exec().getState();
        var killedAt = Instant.parse(state.getFinishedAt());
        client.startContainerCmd(id).exec();
        var log = new WaitingConsumer();
        try (var frames = new FrameConsumerResultCallback()) {
            frames.addConsumer(OutputType.STDOUT, log);
            frames.addConsumer(OutputType.STDERR, log);
            client.logContainerCmd(id)
                    .withFollowStream(true)
                    .withSince((int) killedAt.getEpochSecond())
                    .withTimestamps(true)
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(frames);
            log.waitUntil(
                    frame -> isAfter(killedAt, frame) && frame.getUtf8String().contains(readyLine),
                    LIMIT_S,
                    TimeUnit.SECONDS);
            return id;
        } catch (TimeoutException timeout) {
            throw new IOException("Expected the line: " + readyLine, timeout);
        }
    }

    /** Docker's own filter counts in seconds, and a server starts faster. */
    private static boolean isAfter(Instant moment, OutputFrame frame) {
        return Instant.parse(frame.getUtf8String().split(" ", 2)[0]).isAfter(moment);
    }
}
