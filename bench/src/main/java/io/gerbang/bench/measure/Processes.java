package io.gerbang.bench.measure;

import io.gerbang.bench.gateway.GatewayFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each process of the gateway uses. The database server is its postmaster, all its live
 * children, and those that ended.
 */
public final class Processes {
    private static final String POSTGRES = "postgres";

    private final GatewayFiles files;

    public Processes(GatewayFiles files) {
        this.files = files;
    }

    /** Memory (PSS) of each process, in megabytes. */
    public Map<String, Double> memoryMb() throws IOException {
        var memory = new TreeMap<String, Double>();
        for (var process : files.processIds().entrySet()) {
            var kilobytes = Proc.proportionalKb(process.getValue());
            if (process.getKey().equals(POSTGRES)) {
                for (var child : Proc.children(process.getValue())) {
                    kilobytes += Proc.proportionalKb(child);
                }
            }
            memory.put(process.getKey(), kilobytes / 1024.0);
        }
        return memory;
    }

    /** CPU time of each process since it began, in clock ticks. */
    Map<ProcessKey, Long> cpuTicks() throws IOException {
        var ticks = new HashMap<ProcessKey, Long>();
        for (var process : files.processIds().entrySet()) {
            var key = new ProcessKey(process.getKey(), process.getValue());
            var stat = Proc.stat(key.processId());
            if (stat.isPresent()) {
                var withChildren =
                        key.name().equals(POSTGRES)
                                ? stat.get().reapedTicks() + childrenTicks(key.processId())
                                : 0;
                ticks.put(key, stat.get().ownTicks() + withChildren);
            }
        }
        return ticks;
    }

    private static long childrenTicks(long parent) throws IOException {
        var ticks = 0L;
        for (var child : Proc.children(parent)) {
            ticks += Proc.stat(child).map(ProcessStat::ownTicks).orElse(0L);
        }
        return ticks;
    }
}
