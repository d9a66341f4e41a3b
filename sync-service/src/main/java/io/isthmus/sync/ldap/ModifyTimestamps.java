package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.directories.ldap.DirectoryClock;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.ldap.reading.ChangeFinding;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.WithWatermark;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes by the stamps of the objects. A deletion leaves no object that could have one: only full imports see it. */
final class ModifyTimestamps implements ChangeFinding {

    private final SourceDirectory directory;
    private final Duration overlap;
    private final DirectoryClock directoryClock;
    private final Clock clock;

    /** @param overlap how far a delta reaches back before its watermark */
    ModifyTimestamps(SourceDirectory directory, Duration overlap, DirectoryClock directoryClock, Clock clock) {
        this.directory = directory;
        this.overlap = overlap;
        this.directoryClock = directoryClock;
        this.clock = clock;
    }

    @Override
    public SourceReading full(ImportSelection selection) {
        Watermark next = beginning(null);
        return new WithWatermark(directory.paged(selection, null, next::see, next.attribute()), next::reached);
    }

    @Override
    public SourceReading since(ImportSelection selection, String watermark) {
        Watermark next = beginning(watermark);
        return new WithWatermark(
                directory.paged(selection, next.changed(overlap), next::see, next.attribute()), next::reached);
    }

    private Watermark beginning(@Nullable String before) {
        String stamp = directory.source().kind() == SourceKind.ACTIVE_DIRECTORY ? "whenChanged" : "modifyTimestamp";
        return new Watermark(stamp, directoryClock, clock.instant(), toldTime(), before);
    }

    private @Nullable Instant toldTime() {
        try {
            return RootEntry.read(directory.connection()).map(RootEntry::now).orElse(null);
        } catch (LDAPException e) {
            return null; // whoever may not see the root entry has the time from the stamps
        }
    }
}
