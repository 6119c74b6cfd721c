package io.gerbang.bench.measure;

import java.util.Arrays;

/**
 * What the first line of {@code /proc/stat} says of all cores together.
 *
 * @param busyTicks CPU time that was not idle, in clock ticks, time stolen by the host included
 */
record MachineStat(long busyTicks) {
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int FIELDS_WITHOUT_GUESTS = 8;

    static MachineStat parse(String line) {
        var ticks =
                Arrays.stream(line.strip().split("\\s+"))
                        .skip(1)
                        .limit(FIELDS_WITHOUT_GUESTS)
                        .mapToLong(Long::parseLong)
                        .toArray();
        return new MachineStat(Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING_FOR_DISK]);
    }
}
