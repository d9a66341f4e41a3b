package io.isthmus.sync.files;

import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceOpener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Opens files as sources. */
@ApplicationScoped
public class FileConnectors implements SourceOpener {

    private final FileConfig config;
    private final FileChoice choice;
    private final Clock clock;

    @Inject
    FileConnectors(FileConfig config) {
        this(config, Clock.systemUTC());
    }

    FileConnectors(FileConfig config, Clock clock) {
        this.config = config;
        this.choice = new FileChoice(config.folders());
        this.clock = clock;
    }

    @Override
    public boolean opens(SourceKind kind) {
        return switch (kind) {
            case LDIF, CSV -> true;
            case ACTIVE_DIRECTORY, LDAP, SQL, SCIM -> false;
        };
    }

    @Override
    public SourceConnector apply(SourceSettings source) {
        TakenFile file = choice.of(source);
        return new FileSource(source, new FileContents(source, file, config.maxRecordSize()), isSettled(file));
    }

    /** A file of the future has been written by another clock, and some time ago. */
    private boolean isSettled(TakenFile file) {
        Duration unchanged = Duration.between(file.modified(), clock.instant());
        return unchanged.abs().compareTo(config.settled()) >= 0;
    }
}
