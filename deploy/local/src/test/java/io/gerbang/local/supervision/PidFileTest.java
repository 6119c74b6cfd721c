package io.gerbang.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    private static final long OWN_ID = ProcessHandle.current().pid();

    @TempDir private Path folder;

    @Test
    void a_process_that_bears_the_mark_is_found() throws IOException {
        var command = ProcessHandle.current().info().command().orElseThrow();
        var file = new PidFile(folder.resolve("a.pid"), Path.of(command));

        file.write(OWN_ID);

        assertThat(file.find()).map(ProcessHandle::pid).hasValue(OWN_ID);
        assertThat(Files.readString(folder.resolve("a.pid"))).isEqualTo(OWN_ID + "\n");
    }

    @Test
    void a_foreign_process_that_got_the_id_is_not_taken_for_ours() throws IOException {
        var file = new PidFile(folder.resolve("a.pid"), folder.resolve("nobody/has/this"));

        file.write(OWN_ID);

        assertThat(file.find()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "half a"})
    void a_file_that_names_no_process_finds_none(String content) throws IOException {
        var file = new PidFile(folder.resolve("a.pid"), folder);

        Files.writeString(file.file(), content);

        assertThat(file.find()).isEmpty();
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        new PidFile(folder.resolve("a.pid"), folder).write(OWN_ID);

        var permissions = Files.getPosixFilePermissions(folder.resolve("a.pid"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
}
