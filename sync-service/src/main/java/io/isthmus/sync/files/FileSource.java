package io.isthmus.sync.files;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One file, chosen when the connector is opened, and the same until it is closed.
 *
 * <p>Its changes are found by its digest: the same one means that nothing has changed, another one that everything is compared. A question
 * about somebody is answered from an index in memory, and by reading the file once where he is in it.
 */
final class FileSource implements SourceConnector {

    private final SourceSettings source;
    private final FileContents contents;
    private final boolean settled;
    private @Nullable FileIndex index;

    /** @param settled whether the file has not changed for long enough to be taken */
    FileSource(SourceSettings source, FileContents contents, boolean settled) {
        this.source = source;
        this.contents = contents;
        this.settled = settled;
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        if (!settled) {
            throw FileFaults.stillWritten(contents.file());
        }
        requireWholeLines();
        FileIndex fresh = new FileIndex();
        index = fresh;
        return new WholeFileReading(source, contents, selection, fresh);
    }

    private void requireWholeLines() {
        try {
            contents.requireWholeLines();
        } catch (IOException e) {
            throw FileFaults.unreadable(source, e);
        }
    }

    /** While a file is being written, what was taken before it goes on to count. */
    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        FileWatermark before = FileWatermark.read(watermark).orElseThrow(() -> FileFaults.changed(contents.file()));
        if (!settled || before.isOf(contents.file())) {
            return SourceReading.ofNothing();
        }
        try {
            String digest = FileWatermark.digestOf(contents.file());
            if (!digest.equals(before.digest())) {
                throw FileFaults.changed(contents.file());
            }
            return SourceReading.ofNothing(
                    FileWatermark.of(contents.file(), digest).write());
        } catch (IOException e) {
            throw FileFaults.unreadable(source, e);
        }
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        Set<String> wanted = anchors.stream().filter(index()::hasAnchor).collect(Collectors.toCollection(HashSet::new));
        Map<String, String> places = new HashMap<>();
        if (!wanted.isEmpty()) {
            contents.scan(contents.names(), item -> {
                if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)
                        && wanted.remove(entry.anchor())) {
                    places.put(entry.anchor(), entry.dn());
                }
                return !wanted.isEmpty();
            });
        }
        return places;
    }

    /** A record that cannot be read may be about anybody. */
    @Override
    public Set<String> unanswered() {
        return index().hasUnreadable()
                ? source.partitions().stream().map(PartitionSettings::dn).collect(Collectors.toSet())
                : Set.of();
    }

    private FileIndex index() {
        FileIndex known = index;
        if (known == null) {
            known = new FileIndex();
            try (WholeFileReading reading = new WholeFileReading(source, contents, contents.names(), known)) {
                Optional<List<SourceItem>> page = reading.next();
                while (page.isPresent()) {
                    page = reading.next();
                }
            }
            index = known;
        }
        return known;
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        Set<String> wanted = dns.stream()
                .filter(index()::hasPlace)
                .map(DistinguishedName::normalize)
                .collect(Collectors.toCollection(HashSet::new));
        List<SourceItem> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            contents.scan(selection, item -> {
                if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)
                        && wanted.remove(DistinguishedName.normalize(entry.dn()))) {
                    found.add(item);
                }
                return !wanted.isEmpty();
            });
        }
        return SourceReading.of(found);
    }

    @Override
    public Level containers(String dn, int limit) {
        FileContainers below = new FileContainers(dn, limit);
        contents.scan(contents.names(), below::goOn);
        return below.level();
    }

    @Override
    public void close() {
        // every reading closes its own
    }
}
