package io.gerbang.local.gateway;

import io.gerbang.local.supervision.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of small JVMs, which bear the mark of their gateway. */
final class JavaCommand {
    private static final String AOT_CACHE = "app.aot";

    /** Seven compilers share a laptop's cores: what they inline less they compile sooner. */
    private static final List<String> INLINE_LITTLE =
            List.of("-XX:MaxInlineLevel=6", "-XX:InlineSmallCode=800", "-XX:FreqInlineSize=100");

    /**
     * A fifth of the calls that C2 waits for as a rule. Batches begin forty times a second: what
     * runs once in each would go slowly for minutes. Record 26 in docs/adr.
     */
    private static final List<String> COMPILE_SOON =
            List.of(
                    "-XX:Tier4InvocationThreshold=1000",
                    "-XX:Tier4MinInvocationThreshold=200",
                    "-XX:Tier4CompileThreshold=3000");

    /** Record 23 in docs/adr; a JVM for another system does not know the option. */
    private static final List<String> LARGE_PAGES =
            System.getProperty("os.name").equals("Linux")
                    ? List.of("-XX:+UseTransparentHugePages")
                    : List.of();

    private JavaCommand() {}

    /** A main class of this module, with what {@link Training} has learnt of it. */
    static List<String> ofClass(
            StateFolder state, Heap heap, Class<?> mainClass, List<String> arguments) {
        var cache = aotCache(mainClass);
        var option = Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.<String>of();
        return ofClass(state, heap, option, mainClass, arguments);
    }

    /** The same for a JVM that writes what it has learnt when it ends. */
    static List<String> trainingOf(
            StateFolder state, Heap heap, Class<?> mainClass, List<String> arguments) {
        var option = List.of("-XX:AOTCacheOutput=" + aotCache(mainClass));
        return ofClass(state, heap, option, mainClass, arguments);
    }

    /**
     * A packaged Quarkus application, started in its own folder. A JVM that is granted native
     * access by an option refuses the cache that Quarkus has built without it.
     */
    static List<String> ofApplication(StateFolder state, int maxHeapMb, Path folder) {
        var command = jvm(state, maxHeapMb);
        if (Files.exists(folder.resolve(AOT_CACHE))) {
            command.add("-XX:AOTCache=" + AOT_CACHE);
        }
        command.add("-jar");
        command.add("quarkus-run.jar");
        return command;
    }

    private static List<String> ofClass(
            StateFolder state,
            Heap heap,
            List<String> options,
            Class<?> mainClass,
            List<String> arguments) {
        var command = jvm(state, heap.largest());
        command.add("-Xms" + heap.first() + "m");
        command.add("--enable-native-access=ALL-UNNAMED");
        // JDK 25 warns of adapters that it finds changed, which it then makes anew.
        command.add("-Xlog:aot*=off");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass.getName());
        command.addAll(arguments);
        return command;
    }

    private static Path aotCache(Class<?> mainClass) {
        var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return jar.resolveSibling(mainClass.getSimpleName() + ".aot");
    }

    private static List<String> jvm(StateFolder state, int maxHeapMb) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-D" + StateFolder.PROPERTY + "=" + state.root());
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx" + maxHeapMb + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(INLINE_LITTLE);
        command.addAll(COMPILE_SOON);
        command.addAll(LARGE_PAGES);
        command.add("--sun-misc-unsafe-memory-access=allow");
        return command;
    }
}
