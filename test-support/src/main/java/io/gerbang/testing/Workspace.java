package io.gerbang.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests put files: in the build folder of the module under test. */
final class Workspace {
    private static final Path FOLDER =
            Path.of("target", "infrastructure", Long.toString(ProcessHandle.current().pid()))
                    .toAbsolutePath();

    private Workspace() {}

    /** The root of the source tree, found by walking up from the working folder. */
    static Path repository() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("deploy/local/pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Tests must run inside the source tree");
            }
        }
        return folder;
    }

    /** A file that the tests of all modules share. */
    static Path sharedFile(String name) {
        return repository().resolve("target").resolve(name);
    }

    /** A file of this JVM's own. */
    static Path file(String name) throws IOException {
        return folder().resolve(name);
    }

    /** The folder of this JVM's own. */
    static Path folder() throws IOException {
        return Files.createDirectories(FOLDER);
    }
}
