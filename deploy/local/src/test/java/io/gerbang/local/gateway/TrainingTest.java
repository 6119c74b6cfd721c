package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TrainingTest {
    private static final String CLASS_PATH = "java.class.path";

    private final String ownClassPath = System.getProperty(CLASS_PATH);
    private final List<ProcessHandle> others = ProcessHandle.current().children().toList();
    @TempDir private Path folder;
    private StateFolder state;
    private Path archive;

    /** The caches go beside the archive, which is not there yet. */
    @BeforeEach
    void create() throws IOException {
        state = new StateFolder(folder);
        state.create();
        archive = folder.resolve("gerbang-local.jar");
        System.setProperty(CLASS_PATH, archive.toString());
    }

    @AfterEach
    void restore() {
        System.setProperty(CLASS_PATH, ownClassPath);
    }

    @Test
    void a_program_that_does_not_come_up_is_named_and_its_words_are_kept() {
        assertThatThrownBy(() -> Training.run(state))
                .isInstanceOf(StartFailure.class)
                .hasMessage(
                        "The training of edge ended with status 1; see %s",
                        folder.resolve("training/edge.log"));

        assertThat(folder.resolve("training/edge.log"))
                .content()
                .contains("io.gerbang.local.EdgeProcess");
    }

    @Test
    void an_interrupted_training_leaves_no_program_running() throws IOException {
        writeArchive();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Training.run(state))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("The training of edge was interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertNoneIsLeft();
    }

    /** One archive that leads to all classes. */
    private void writeArchive() throws IOException {
        var places =
                Arrays.stream(ownClassPath.split(File.pathSeparator))
                        .map(place -> Path.of(place).toUri().toString())
                        .collect(Collectors.joining(" "));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.CLASS_PATH, places);
        new JarOutputStream(Files.newOutputStream(archive), manifest).close();
    }

    /** One that was told to end may take a moment, one that was not goes on. */
    private void assertNoneIsLeft() {
        var left =
                ProcessHandle.current()
                        .children()
                        .filter(child -> !others.contains(child))
                        .toList();
        var ends = left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        assertThat(CompletableFuture.allOf(ends)).succeedsWithin(Duration.ofSeconds(5));
    }
}
