package io.gerbang.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds the id of the process that last became ready, so that an old file misleads nobody. */
public record ReadyFile(Path file) {

    public static ReadyFile beside(Path folder) {
        return new ReadyFile(folder.resolveSibling(folder.getFileName() + ".ready"));
    }

    /** Says that this process is ready. */
    public void write() throws IOException {
        write(ProcessHandle.current().pid());
    }

    /** Says that another one is. */
    public void write(long processId) throws IOException {
        Files.writeString(file, Long.toString(processId));
    }

    public boolean names(long processId) {
        try {
            return Files.readString(file).equals(Long.toString(processId));
        } catch (IOException notThereYet) {
            return false;
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
