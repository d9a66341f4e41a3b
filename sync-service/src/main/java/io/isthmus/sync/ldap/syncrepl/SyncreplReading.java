package io.isthmus.sync.ldap.syncrepl;

import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what changed by a refresh under each search base, one after the other.
 *
 * <ol>
 *   <li>What the provider says, page by page: objects as they are now, and who is gone.
 *   <li>What it is silent about: everything below a container that was changed (it may have another name) or that has left the
 *       base; these are read by a paged search where they are now.
 *   <li>After the proper end of a present phase: that whoever was not mentioned is gone.
 * </ol>
 */
final class SyncreplReading implements SourceReading {

    /** What concerns the base that was read, and no other. */
    private static final Set<Code> ONE_BASE =
            Set.of(Code.NO_SUCH_BASE, Code.SIZE_LIMIT_EXCEEDED, Code.INSUFFICIENT_ACCESS, Code.SOURCE_FAILED);

    private final SyncProvider provider;
    private final int pageSize;
    private final Iterator<SearchBase> bases;
    private final SyncWatermark before;
    private final Map<String, String> reached = new LinkedHashMap<>();
    private @Nullable BaseRefresh current;

    SyncreplReading(SyncProvider provider, List<SearchBase> bases, SyncWatermark before, int pageSize) {
        this.provider = provider;
        this.pageSize = pageSize;
        this.bases = bases.iterator();
        this.before = before;
    }

    @Override
    public Optional<List<SourceItem>> next() {
        while (current != null || bases.hasNext()) {
            BaseRefresh refresh = current == null ? begin(bases.next()) : current;
            Optional<List<SourceItem>> page = page(refresh);
            if (page.isPresent()) {
                return page;
            }
            end(refresh);
        }
        return Optional.empty();
    }

    /** One base that cannot be read stops no other, as long as the provider answers. */
    private Optional<List<SourceItem>> page(BaseRefresh refresh) {
        try {
            return refresh.next();
        } catch (SourceException e) {
            if (before.cookies().size() == 1 || !ONE_BASE.contains(e.code())) {
                throw e;
            }
            end(refresh);
            return Optional.of(List.of(SourceItem.BaseFailed.of(refresh.base(), e)));
        }
    }

    private BaseRefresh begin(SearchBase base) {
        String cookie = Objects.requireNonNull(before.cookies().get(base.dn()), "a cookie for each base");
        BaseRefresh refresh = new BaseRefresh(provider, base.dn(), cookie, pageSize);
        current = refresh;
        return refresh;
    }

    private void end(BaseRefresh refresh) {
        reached.put(refresh.base(), refresh.cookie());
        refresh.close();
        current = null;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.of(new SyncWatermark(before.shape(), reached).text());
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
    }
}
