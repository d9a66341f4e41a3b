package io.isthmus.export.scim;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ExportTarget.Page;
import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.UnusableAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads all resources of a type, page by page (RFC 7644, section 3.4.2.4). What the provider says of its totals is passed on
 * and not believed: it goes on until a page has nothing behind it.
 *
 * <pre>
 * page                                             then
 * -----------------------------------------------  --------------------------------------------
 * shorter than asked, total reached or not said    the end
 * full, or the total not reached                   the next
 * empty, total reached or not said                 the end
 * empty, total not reached                         the same once more, then incomplete
 * the same resources as the page before, and total incomplete: the provider ignores startIndex
 * the same, and another total                      the next: a page full has come before them meanwhile
 * more bytes than the bound                        the same in half as many, down to one
 * beyond the total and not answered                the end
 * </pre>
 */
record ScimListing(Function<String, ScimAnswer> reads, ScimReader reader) {

    /** A listing that never ends is none; ten times the largest directory that is known. */
    private static final long MAXIMUM_LISTED = 10_000_000;

    /** What some providers answer to an index beyond the end. */
    private static final Set<Integer> NO_SUCH_PAGE = Set.of(400, 404, 416);

    /**
     * @param count resources to ask for at once; a provider may return fewer
     * @throws IncompleteListing when the provider did not give everything it says it has, or gave what cannot be read
     */
    void list(String endpoint, ObjectType type, int count, Consumer<Page> page) {
        Walk walk = new Walk(endpoint, type, count);
        for (ScimReader.Listing found = walk.next(); found != null; found = walk.next()) {
            page.accept(new Page(found.objects(), found.total() < 0 ? null : found.total()));
        }
    }

    private final class Walk {
        private final String endpoint;
        private final ObjectType type;
        private int count;
        private long seen;
        private long total = -1;
        private boolean ended;
        private List<String> before = List.of();

        Walk(String endpoint, ObjectType type, int count) {
            this.endpoint = endpoint;
            this.type = type;
            this.count = count;
        }

        /** @return none after the last one */
        ScimReader.@Nullable Listing next() {
            ScimReader.Listing found = ended ? null : read();
            if (found != null && found.received() == 0 && seen < found.total()) {
                found = read();
            }
            if (found == null || found.received() == 0) {
                return end(found);
            }
            requireAnother(found);
            seen += found.received();
            total = found.total();
            if (seen > MAXIMUM_LISTED) {
                throw new IncompleteListing(
                        "the listing of " + endpoint + " does not end: " + seen + " came by now", null);
            }
            ended = found.received() < count && seen >= total;
            return found;
        }

        private ScimReader.@Nullable Listing end(ScimReader.@Nullable Listing empty) {
            ended = true;
            if (empty == null || seen >= empty.total()) {
                return null;
            }
            throw new IncompleteListing(
                    "the provider says it has " + empty.total() + " of " + endpoint + " but gave only " + seen, null);
        }

        private void requireAnother(ScimReader.Listing found) {
            List<String> ids =
                    found.objects().stream().map(ObservedObject::targetId).toList();
            if (!ids.isEmpty() && ids.equals(before) && found.total() == total) {
                throw new IncompleteListing(
                        "the provider gives the same of " + endpoint + " again at startIndex " + (seen + 1)
                                + ": it does not answer in pages",
                        null);
            }
            before = ids;
        }

        /** @return none where there is certainly no such page */
        private ScimReader.@Nullable Listing read() {
            while (true) {
                String path = endpoint + "?startIndex=" + (seen + 1) + "&count=" + count;
                try {
                    ScimAnswer answer = reads.apply(path);
                    if (answer.success()) {
                        return reader.listing(answer.body(), type);
                    }
                    if (seen > 0 && seen >= total && NO_SUCH_PAGE.contains(answer.status())) {
                        return null;
                    }
                    throw new IncompleteListing("GET " + path + " was answered with " + answer.reason(), null);
                } catch (UnusableAnswer e) {
                    if (count == 1) {
                        throw new IncompleteListing(e.getMessage(), e);
                    }
                    count = Math.max(1, count / 2);
                } catch (IOException e) {
                    throw new IncompleteListing(
                            "GET " + path + " was answered with something else than a ListResponse: " + e.getMessage(),
                            e);
                }
            }
        }
    }
}
