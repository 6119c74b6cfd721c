package io.gerbang.bench.measure;

import java.io.IOException;
import java.sql.SQLException;

/** Reads all counters at once. */
public record Sampler(Processes processes, Databases databases) {

    public Sample take() throws IOException, SQLException {
        var database = databases.counters();
        var self = Proc.stat(ProcessHandle.current().pid()).orElseThrow();
        return new Sample(
                System.nanoTime(),
                processes.cpuTicks(),
                self.ownTicks(),
                Proc.machine().busyTicks(),
                database);
    }
}
