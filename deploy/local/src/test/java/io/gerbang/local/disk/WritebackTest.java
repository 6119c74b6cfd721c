package io.gerbang.local.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritebackTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir private Path folder;

    private final FakePages pages = new FakePages();

    @Test
    void what_has_grown_is_written_and_nothing_else() throws IOException {
        var writeback = writeback();
        file("old", NOON.minusSeconds(60));
        var grown = file("tables/grown", NOON.plusSeconds(1));

        writeback.look(NOON.plusSeconds(2));

        assertThat(pages.written).containsExactly(grown);
    }

    @Test
    void a_file_is_written_again_when_it_has_grown_again() throws IOException {
        var writeback = writeback();
        var grown = file("grown", NOON.plusSeconds(1));
        writeback.look(NOON.plusSeconds(2));

        writeback.look(NOON.plusSeconds(3));
        assertThat(pages.written).containsExactly(grown);
        file("grown", NOON.plusSeconds(4));
        writeback.look(NOON.plusSeconds(5));

        assertThat(pages.written).containsExactly(grown, grown);
    }

    @Test
    void little_waits_until_there_is_more() throws IOException {
        var writeback = writeback();
        var grown = file("grown", NOON.plusSeconds(1));
        pages.dirty = Writeback.UNNOTICED - 1;

        writeback.look(NOON.plusSeconds(2));
        assertThat(pages.written).isEmpty();
        pages.dirty = Writeback.UNNOTICED;
        writeback.look(NOON.plusSeconds(3));

        assertThat(pages.written).containsExactly(grown);
    }

    @Test
    void a_folder_that_is_not_there_is_no_harm() throws IOException {
        var grown = file("grown", NOON);
        var folders = List.of(folder.resolve("nowhere"), folder);

        new Writeback(pages, folders, NOON).look(NOON.plusSeconds(2));

        assertThat(pages.written).containsExactly(grown);
    }

    private Writeback writeback() {
        return new Writeback(pages, List.of(folder), NOON);
    }

    private Path file(String name, Instant modified) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "row");
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private static final class FakePages implements Pages {
        private final List<Path> written = new ArrayList<>();
        private long dirty = Writeback.UNNOTICED;

        @Override
        public long dirty() {
            return dirty;
        }

        @Override
        public boolean write(Path file) {
            return written.add(file);
        }
    }
}
