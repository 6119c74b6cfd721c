package io.gerbang.bench.measure;

import java.util.Map;
import java.util.TreeMap;

/**
 * Work that the database server has counted.
 *
 * @param fsyncs of the write-ahead log
 * @param walBytes written to it
 * @param ledgerBlocks one for each of settlement's transactions that posted
 * @param commits of each service's database
 */
public record DatabaseCounters(
        long fsyncs, long walBytes, long ledgerBlocks, Map<String, Long> commits) {

    DatabaseCounters since(DatabaseCounters before) {
        var difference = new TreeMap<String, Long>();
        commits.forEach((database, count) ->
                difference.put(database, count - before.commits.getOrDefault(database, 0L)));
        return new DatabaseCounters(
                fsyncs - before.fsyncs,
                walBytes - before.walBytes,
                ledgerBlocks - before.ledgerBlocks,
                difference);
    }
}
