package io.gerbang.local.disk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Linux's cache of file pages, as far as a program without privileges can steer it. */
final class PageCache implements Pages {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String DIRTY = "Dirty:";
    private static final int BYTES_PER_KB = 1024;

    /** {@code O_RDONLY | O_CLOEXEC}: writing back takes no right to write. */
    private static final int READ_ONLY = 0x80000;

    /** {@code SYNC_FILE_RANGE_WRITE}: starts the writing and does not wait for it. */
    private static final int START_WRITING = 2;

    private final MethodHandle open;
    private final MethodHandle syncFileRange;
    private final MethodHandle close;

    private PageCache(Linker linker) {
        open =
                function(
                        linker,
                        "open",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                        Linker.Option.firstVariadicArg(2));
        syncFileRange =
                function(
                        linker,
                        "sync_file_range",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));
        close =
                function(
                        linker,
                        "close",
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /** Empty on any other system. */
    static Optional<PageCache> ofThisMachine() {
        var linker = Linker.nativeLinker();
        return Files.isReadable(MEMORY)
                        && linker.defaultLookup().find("sync_file_range").isPresent()
                ? Optional.of(new PageCache(linker))
                : Optional.empty();
    }

    private static MethodHandle function(
            Linker linker, String name, FunctionDescriptor shape, Linker.Option... options) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
    }

    @Override
    public long dirty() throws IOException {
        for (var line : Files.readAllLines(MEMORY)) {
            if (line.startsWith(DIRTY)) {
                return Long.parseLong(line.substring(DIRTY.length()).replace("kB", "").strip())
                        * BYTES_PER_KB;
            }
        }
        throw new IOException(MEMORY + " does not tell what is dirty");
    }

    @Override
    public boolean write(Path file) {
        try (var arena = Arena.ofConfined()) {
            var path = arena.allocateFrom(file.toString());
            var descriptor = (int) open.invokeExact(path, READ_ONLY);
            if (descriptor < 0) {
                return false;
            }
            var refused = (int) syncFileRange.invokeExact(descriptor, 0L, 0L, START_WRITING);
            var _ = (int) close.invokeExact(descriptor);
            return refused == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
