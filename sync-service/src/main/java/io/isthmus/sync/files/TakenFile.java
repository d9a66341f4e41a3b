package io.isthmus.sync.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file as it was when it was chosen.
 *
 * @param modified by the clock of the file system
 */
record TakenFile(Path path, long size, Instant modified) {

    static TakenFile of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new TakenFile(
                path, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Whether it is the same still, as far as can be seen without reading it. */
    boolean isUnchanged() throws IOException {
        return of(path).equals(this);
    }
}
