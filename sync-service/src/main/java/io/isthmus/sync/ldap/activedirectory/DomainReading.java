package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A delta of Active Directory. How changes are found says only <em>who</em> has changed; what is there now is read, so that a
 * change told twice, or late, yields the newest state all the same. Who lies outside the filters is read, too: that is how
 * somebody leaves them.
 */
final class DomainReading implements SourceReading {

    private final SourceDirectory directory;
    private final List<DomainChanges> contexts;
    private final Function<List<DomainChanges>, String> watermark;
    private final PlacedContainers containers;
    private final DomainObjects objects;
    private final Tombstones tombstones;
    private final Deque<DomainChange> waiting = new ArrayDeque<>();
    private int current;

    /** @param watermark what the naming contexts have come to, as text */
    DomainReading(
            SourceDirectory directory,
            ImportSelection selection,
            List<DomainChanges> contexts,
            Function<List<DomainChanges>, String> watermark) {
        this.directory = directory;
        this.contexts = List.copyOf(contexts);
        this.watermark = watermark;
        this.containers = new PlacedContainers(directory, selection);
        this.objects = new DomainObjects(directory, selection, containers);
        this.tombstones = new Tombstones(directory);
    }

    @Override
    public Optional<List<SourceItem>> next() {
        try {
            Optional<List<SourceItem>> read = objects.next();
            if (read.isEmpty()) {
                read = containers.next();
            }
            if (read.isPresent()) {
                return read;
            }
            while (waiting.isEmpty() && current < contexts.size()) {
                contexts.get(current).next().ifPresentOrElse(waiting::addAll, () -> current++);
            }
            return waiting.isEmpty() ? Optional.empty() : Optional.of(some());
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), "who has changed", e);
        }
    }

    /** Who is gone and which members have come and left; who is to be read is asked for, and comes next. */
    private List<SourceItem> some() throws LDAPException {
        int most = Math.min(DomainObjects.READ_TOGETHER, directory.source().pageSize());
        List<DomainChange> present = new ArrayList<>();
        List<DomainChange> links = new ArrayList<>();
        List<byte[]> deleted = new ArrayList<>();
        for (int count = 0; count < most && !waiting.isEmpty(); count++) {
            DomainChange change = waiting.remove();
            switch (change.kind()) {
                case DELETED -> deleted.add(change.guid());
                case LINKS -> links.add(change);
                case CHANGED, PLACED -> present.add(change);
            }
        }
        String context = contexts.get(current).context();
        List<SourceItem> items = new ArrayList<>();
        if (!links.isEmpty()) {
            items.addAll(objects.links(context, links));
        }
        if (!deleted.isEmpty()) {
            items.addAll(tombstones.gone(context, deleted));
        }
        if (!present.isEmpty()) {
            objects.ask(context, present);
        }
        return items;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.of(watermark.apply(contexts));
    }

    @Override
    public void close() {
        // the connection belongs to the connector
    }
}
