package io.gerbang.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made from the source: red where stale, rewritten with -Dgerbang.update=true. */
final class Generated {

    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path RELEASED = Path.of("src/test/resources/released");
    static final boolean UPDATE = Boolean.getBoolean("gerbang.update");

    private Generated() {}

    static void assertCurrent(Path file, String content) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).as("%s, made with -Dgerbang.update=true", file).exists();
        assertThat(Files.readString(file))
                .as("%s is stale: run the tests with -Dgerbang.update=true", file)
                .isEqualTo(content);
    }
}
