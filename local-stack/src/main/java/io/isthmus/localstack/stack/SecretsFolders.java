package io.isthmus.localstack.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the services of a local stack look for files with secrets. */
public final class SecretsFolders {

    static final String VARIABLE = "ISTHMUS_SECRETS_FOLDERS";

    private SecretsFolders() {}

    /** What the environment names, separated by commas; else the usual place and {@code secrets} in the data folder. */
    public static List<Path> of(Path data) {
        String named = System.getenv(VARIABLE);
        if (named == null || named.isBlank()) {
            return List.of(Path.of("/run/secrets"), data.resolve("secrets").toAbsolutePath());
        }
        return Stream.of(named.split(",")).map(String::strip).map(Path::of).toList();
    }

    static String variable(Path data) {
        return of(data).stream().map(Path::toString).collect(Collectors.joining(","));
    }
}
