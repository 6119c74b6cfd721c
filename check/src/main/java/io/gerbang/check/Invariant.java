package io.gerbang.check;

import java.io.IOException;
import java.sql.SQLException;

/** Something that must be true of a gateway at rest, whatever happened to it before. */
public interface Invariant {

    /** Its short name, such as {@code I1}. */
    String name();

    /** What must be true, in a few words. */
    String rule();

    /**
     * Reads whatever it takes to know.
     *
     * @throws SQLException where a database cannot be read
     * @throws IOException where a file cannot be read
     * @throws org.apache.kafka.common.KafkaException where a topic cannot be read
     */
    Findings check() throws SQLException, IOException, InterruptedException;
}
