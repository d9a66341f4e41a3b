package io.isthmus.cli.serving;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lets a process outlive the terminal it was started from. */
final class Detaching {

    private Detaching() {}

    /** A session of its own where the system can make one, else deaf to the terminal's end. */
    static List<String> prefix() {
        for (String command : List.of("setsid", "nohup")) {
            if (onPath(command)) {
                return List.of(command);
            }
        }
        return List.of();
    }

    /** What the script gave to this process beside its memory: the new one runs on the same JDK. */
    static List<String> javaOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--") || option.equals("-XX:+UseCompactObjectHeaders"))
                .toList();
    }

    static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static boolean onPath(String command) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
