package io.isthmus.analyzer.corpora;

import io.isthmus.analyzer.fixtures.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that were read wrongly once; beside the corpora, and not part of the project. */
final class GivenCases {

    private GivenCases() {}

    static Path folder() {
        return Corpora.folder("..").resolve("cases").resolve("analyzer").normalize();
    }

    static byte[] file(String number) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            Optional<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(number + "-"))
                    .findFirst();
            return Files.readAllBytes(found.orElseThrow());
        }
    }
}
