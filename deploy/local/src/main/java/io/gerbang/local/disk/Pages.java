package io.gerbang.local.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Pages of files in memory. */
interface Pages {
    /** Bytes of all files of the machine that are not yet on a disk. */
    long dirty() throws IOException;

    /**
     * Has what is dirty of a file written, now instead of later.
     *
     * @return false where the system refuses, as for a file that has gone
     */
    boolean write(Path file);
}
