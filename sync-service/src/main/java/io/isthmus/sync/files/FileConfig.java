package io.isthmus.sync.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Which files a source may be, and when one is taken. */
@ConfigMapping(prefix = "isthmus.source-files")
public interface FileConfig {

    /**
     * Folders that sources are read from, with everything below them. Whoever may change the settings could otherwise have any file of
     * this machine sent to the target as people.
     */
    @WithDefault("/var/lib/isthmus/sources")
    List<Path> folders();

    /** How long a file must not have changed before it is taken: it may still be being written. */
    @WithDefault("PT10S")
    Duration settled();

    /** Bytes of the largest record that is taken, 1 KiB to 1 GiB; a larger one is an error of its own. */
    @WithDefault("67108864")
    int maxRecordSize();
}
