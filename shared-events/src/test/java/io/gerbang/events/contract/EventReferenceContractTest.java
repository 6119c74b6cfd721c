package io.gerbang.events.contract;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventReferenceContractTest {

    @Test
    void the_reference_says_what_the_source_says() throws IOException {
        Generated.assertCurrent(
                Path.of("../docs/reference/events.md"), EventReferenceGeneration.markdown());
    }
}
