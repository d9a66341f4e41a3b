package io.isthmus.sync.ldap.changelog;

import io.isthmus.sync.ldap.reading.ChangeFinding;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.WithWatermark;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceReading;
import java.util.Optional;

/** Changes by the records of the directory's changelog. */
public final class ChangelogFinding implements ChangeFinding {

    private final SourceDirectory directory;

    public ChangelogFinding(SourceDirectory directory) {
        this.directory = directory;
    }

    @Override
    public SourceReading full(ImportSelection selection) {
        String last = String.valueOf(
                Changelog.of(directory.source(), directory.connection()).last());
        return new WithWatermark(directory.paged(selection, null), () -> Optional.of(last));
    }

    @Override
    public SourceReading since(ImportSelection selection, String watermark) {
        return new ChangelogReading(
                directory.source(),
                directory.connection(),
                directory.entries(selection),
                directory.requested(selection),
                watermark);
    }
}
