package io.gerbang.local.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PageCacheTest {
    private static final int SIZE = 1 << 20;

    @TempDir private Path folder;

    private final PageCache cache = PageCache.ofThisMachine().orElseThrow();

    @Test
    void the_kernel_takes_a_file_and_refuses_one_that_is_not_there() throws IOException {
        var file = Files.write(folder.resolve("a table"), new byte[SIZE]);

        assertThat(cache.write(file)).isTrue();
        assertThat(cache.write(folder.resolve("gone"))).isFalse();
    }

    @Test
    void what_is_dirty_is_counted_in_bytes() throws IOException {
        var dirty = cache.dirty();

        assertThat(dirty).isNotNegative().isLessThan(1L << 40);
        assertThat(dirty % 1024).isZero();
    }
}
