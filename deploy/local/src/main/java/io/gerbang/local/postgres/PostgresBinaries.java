package io.gerbang.local.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/**
 * The server's own programs, unpacked once from the archive on the class path.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path home) {

    /** Unpacks into the folder unless that was done before; safe when several processes try. */
    public static PostgresBinaries unpack(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        var lockFile = home.resolveSibling(home.getFileName() + ".lock");
        try (var channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                var unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
                Folders.delete(unfinished);
                Files.createDirectories(unfinished);
                extract(unfinished);
                Files.move(unfinished, home);
            }
            return new PostgresBinaries(home);
        }
    }

    /** The path of one of {@code initdb}, {@code postgres}, {@code pg_ctl}. */
    public String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void extract(Path folder) throws IOException {
        var archive = archiveName();
        try (var compressed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (compressed == null) {
                throw new IOException("There is no PostgreSQL for this platform: " + archive);
            }
            var tar =
                    new ProcessBuilder("tar", "-x", "-C", folder.toString())
                            .inheritIO()
                            .redirectInput(ProcessBuilder.Redirect.PIPE)
                            .start();
            try (var input = tar.getOutputStream();
                    var archived = new XZInputStream(compressed)) {
                archived.transferTo(input);
            }
            if (tar.onExit().join().exitValue() != 0) {
                throw new IOException("tar could not unpack PostgreSQL into " + folder);
            }
        }
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").equals("aarch64");
        return "postgres-%s-%s.txz"
                .formatted(system.contains("mac") ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }
}
