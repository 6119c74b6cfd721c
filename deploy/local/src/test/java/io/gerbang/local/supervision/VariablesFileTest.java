package io.gerbang.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesFileTest {
    @TempDir private Path folder;

    @Test
    void a_shell_reads_the_values_as_they_were_written() throws Exception {
        write("it's $HOME `id` \"x\" &\\");

        var shell =
                new ProcessBuilder("sh", "-c", ". ./env && printf %s \"$VALUE\"")
                        .directory(folder.toFile())
                        .start();

        assertThat(new String(shell.getInputStream().readAllBytes()))
                .isEqualTo("it's $HOME `id` \"x\" &\\");
    }

    @Test
    void what_was_written_is_read_back_in_order() throws IOException {
        var variables = new LinkedHashMap<String, String>();
        variables.put("B", "it's");
        variables.put("A", "");
        var file = new VariablesFile(folder.resolve("env"));

        file.write(variables);

        assertThat(file.read()).containsExactlyEntriesOf(variables);
    }

    @Test
    void only_the_owner_may_read_it() throws IOException {
        write("secret");

        var permissions = Files.getPosixFilePermissions(folder.resolve("env"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    private void write(String value) throws IOException {
        var variables = new LinkedHashMap<String, String>();
        variables.put("VALUE", value);
        new VariablesFile(folder.resolve("env")).write(variables);
    }
}
