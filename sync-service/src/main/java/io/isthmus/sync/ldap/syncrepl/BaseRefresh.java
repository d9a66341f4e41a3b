package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.ldap.reading.SubtreeReading;
import io.isthmus.sync.ldap.reading.Subtrees;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The refresh under one search base, with what the provider is silent about. */
final class BaseRefresh implements AutoCloseable {

    private final SyncProvider provider;
    private final String base;
    private final String seen;
    private final int pageSize;
    private final Refresh refresh;
    private final SyncSearch search;
    private final Subtrees silent = new Subtrees();
    private @Nullable SubtreeReading reading;
    private boolean believed;
    private boolean concluded;

    BaseRefresh(SyncProvider provider, String base, String cookie, int pageSize) {
        this.provider = provider;
        this.base = base;
        this.seen = cookie;
        this.pageSize = pageSize;
        this.refresh = new Refresh(cookie);
        this.search = provider.refresh(base, cookie);
    }

    String base() {
        return base;
    }

    /** Where the next one starts; complete after the last page. */
    String cookie() {
        return refresh.cookie();
    }

    /** The next page, which may be empty; nothing when there is no more. */
    Optional<List<SourceItem>> next() {
        try {
            if (!refresh.over()) {
                return Optional.of(said());
            }
            Optional<List<SourceItem>> page = silentlyMoved();
            return page.isPresent() ? page : conclusion();
        } catch (LDAPException e) {
            throw provider.fault(base, seen, e);
        }
    }

    private Optional<List<SourceItem>> silentlyMoved() throws LDAPException {
        List<String> places = silent.topmost();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        SubtreeReading open = reading == null ? provider.below(places) : reading;
        reading = open;
        return open.next();
    }

    private List<SourceItem> said() throws LDAPException {
        List<SourceItem> items = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        long weight = 0;
        while (!refresh.over() && items.size() + gone.size() < pageSize && weight < SourceItem.PART) {
            SyncMessage message = next(search);
            refresh.take(message);
            switch (message) {
                case SyncMessage.Changed changed -> weight += changed(changed.entry(), items);
                case SyncMessage.Gone left -> gone.addAll(left.ids());
                case SyncMessage.Unchanged unchanged -> {
                    // only mentioned
                }
                case SyncMessage.PresentPhaseOver over -> {
                    // concluded at the end, when more are mentioned
                }
                case SyncMessage.Position position -> {
                    // the cookie is taken
                }
                case SyncMessage.Over over -> {
                    // ends the loop
                }
            }
        }
        silent.addAll(provider.containersAmong(gone));
        gone.forEach(id -> items.add(new SourceItem.Gone(id.toString())));
        return items;
    }

    /** A provider that lags behind may have something to tell all the same; one with nothing to tell is asked for nothing more. */
    private SyncMessage next(SyncSearch search) throws LDAPException {
        SyncMessage message = search.next();
        if (!believed && !(message instanceof SyncMessage.Over || message instanceof SyncMessage.Position)) {
            provider.state().requireAll(base, seen);
            believed = true;
        }
        return message;
    }

    /** A container may have another name now, of which its contents do not tell; the base itself keeps its own. */
    private long changed(SearchResultEntry entry, List<SourceItem> items) throws LDAPException {
        Optional<SourceItem> item = provider.read(entry);
        item.ifPresent(items::add);
        if (SyncProvider.hasChildren(entry) && !DistinguishedName.same(entry.getDN(), base)) {
            silent.add(entry.getDN());
        }
        return item.map(SourceItem::weight).orElse(0L);
    }

    private Optional<List<SourceItem>> conclusion() {
        if (concluded) {
            return Optional.empty();
        }
        concluded = true;
        provider.state().requireAll(base, seen, refresh.cookie());
        if (refresh.leavesNobody()) {
            throw provider.nobodyIsLeft(base);
        }
        return refresh.provesAbsence()
                ? Optional.of(List.of(new SourceItem.Unmentioned(base, refresh.mentioned())))
                : Optional.empty();
    }

    @Override
    public void close() {
        search.close();
    }
}
