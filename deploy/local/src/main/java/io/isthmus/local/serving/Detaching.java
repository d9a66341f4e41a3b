package io.isthmus.local.serving;

import java.io.File;
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
