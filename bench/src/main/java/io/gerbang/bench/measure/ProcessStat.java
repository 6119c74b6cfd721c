package io.gerbang.bench.measure;

/**
 * What {@code /proc/<pid>/stat} says, in clock ticks (proc_pid_stat(5)).
 *
 * @param parent id of the parent process
 * @param ownTicks CPU time of the process itself, in user and system mode
 * @param reapedTicks CPU time of its children that ended
 */
record ProcessStat(long parent, long ownTicks, long reapedTicks) {
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int REAPED_USER = 13;
    private static final int REAPED_SYSTEM = 14;

    /** The command's name, in brackets, may hold spaces and brackets: fields count from its end. */
    static ProcessStat parse(String line) {
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new ProcessStat(
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                Long.parseLong(fields[REAPED_USER]) + Long.parseLong(fields[REAPED_SYSTEM]));
    }
}
