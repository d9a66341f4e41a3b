package io.isthmus.sync.ldap;

import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;

/** Tells of each place where reading would have started that it could not be read. */
final class FailedReading implements SourceReading {

    private final List<SourceItem> failed;
    private boolean told;

    FailedReading(ImportSelection selection, SourceException fault) {
        this.failed = selection.filter().searchBases().stream()
                .map(SearchBase::dn)
                .<SourceItem>map(base -> SourceItem.BaseFailed.of(base, fault))
                .toList();
    }

    @Override
    public Optional<List<SourceItem>> next() {
        if (told) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(failed);
    }

    /** What was missed is read by the next import, which goes on from where the last complete one ended. */
    @Override
    public Optional<String> watermark() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
