package io.isthmus.scim;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads all resources of a type, page by page (RFC 7644, section 3.4.2.4; RFC 9865). What the provider says of its totals is passed on
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
 * any with a nextCursor                            the one at that cursor, unless it leads round
 * none with a nextCursor after one had it          the end; incomplete where the total is not reached
 * </pre>
 */
public record ScimListing<P extends ScimPage>(
        Function<String, ScimAnswer> reads, ScimPage.Reader<P> reader, ScimFaults faults) {

    /** A listing that never ends is none; ten times the largest directory that is known. */
    private static final long MAXIMUM_LISTED = 10_000_000;

    /** A provider that filters after it has cut its pages gives some without anybody; so many in a row are no listing. */
    private static final int MAXIMUM_EMPTY = 1_000;

    /** What some providers answer to an index beyond the end. */
    private static final Set<Integer> NO_SUCH_PAGE = Set.of(400, 404, 416);

    /** @param count resources to ask for at once; a provider may return fewer */
    public Walk walk(String endpoint, int count) {
        return new Walk(endpoint, count);
    }

    /**
     * Goes through a listing.
     *
     * @throws RuntimeException of {@link ScimFaults#incomplete} when the provider did not give everything it says it has, or gave
     *     what cannot be read
     */
    public void list(String endpoint, int count, Consumer<P> page) {
        Walk walk = walk(endpoint, count);
        for (P found = walk.next(); found != null; found = walk.next()) {
            page.accept(found);
        }
    }

    /** Where somebody is who goes through a listing. */
    public final class Walk {
        private final String endpoint;
        private int count;
        private long seen;
        private long total = -1;
        private boolean ended;
        private List<String> before = List.of();
        private @Nullable String cursor;
        private final CursorTrail trail = new CursorTrail();
        private int emptyInARow;

        Walk(String endpoint, int count) {
            this.endpoint = endpoint;
            this.count = count;
        }

        /** @return none after the last one */
        public @Nullable P next() {
            P found = ended ? null : read();
            if (found != null && isEnd(found) && cursor == null && seen < found.total()) {
                found = read();
            }
            if (found == null || isEnd(found)) {
                return end(found);
            }
            requireAnother(found);
            seen += found.received();
            total = found.total();
            emptyInARow = found.received() == 0 ? emptyInARow + 1 : 0;
            if (seen > MAXIMUM_LISTED || emptyInARow > MAXIMUM_EMPTY) {
                throw faults.incomplete("the listing of " + endpoint + " does not end: " + seen + " came by now", null);
            }
            moveOn(found);
            return found;
        }

        private boolean isEnd(P found) {
            return found.received() == 0 && found.nextCursor() == null;
        }

        private void moveOn(P found) {
            String next = found.nextCursor();
            if (next == null) {
                ended = seen >= total && (cursor != null || found.received() < count);
                requireAll(cursor != null, total);
            } else if (trail.leadsRound(next)) {
                throw faults.incomplete(
                        "the provider leads round: the cursor " + next + " of " + endpoint + " came before", null);
            }
            cursor = next;
        }

        private @Nullable P end(@Nullable P empty) {
            ended = true;
            requireAll(empty != null, empty == null ? 0 : empty.total());
            return null;
        }

        private void requireAll(boolean isLast, long said) {
            if (isLast && seen < said) {
                throw faults.incomplete(
                        "the provider says it has " + said + " of " + endpoint + " but gave only " + seen, null);
            }
        }

        private void requireAnother(P found) {
            List<String> ids = found.ids();
            if (!ids.isEmpty() && ids.equals(before) && found.total() == total) {
                throw faults.incomplete(
                        "the provider gives the same of " + endpoint + " again at startIndex " + (seen + 1)
                                + ": it does not answer in pages",
                        null);
            }
            before = ids;
        }

        /** @return none where there is certainly no such page */
        private @Nullable P read() {
            while (true) {
                String path = endpoint + "?" + place() + "&count=" + count;
                ScimAnswer answer = answered(path);
                if (answer != null) {
                    return page(path, answer);
                }
            }
        }

        private String place() {
            return cursor == null
                    ? "startIndex=" + (seen + 1)
                    : "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }

        /** @return none where more came than may: then fewer are asked for */
        private @Nullable ScimAnswer answered(String path) {
            try {
                return reads.apply(path);
            } catch (RuntimeException e) {
                if (!faults.isTooLarge(e)) {
                    throw e;
                }
                if (count == 1) {
                    throw faults.incomplete(String.valueOf(e.getMessage()), e);
                }
                count = Math.max(1, count / 2);
                return null;
            }
        }

        private @Nullable P page(String path, ScimAnswer answer) {
            try {
                if (answer.success()) {
                    return reader.read(answer.body());
                }
            } catch (IOException e) {
                throw faults.incomplete(
                        "GET " + path + " was answered with something else than a ListResponse: " + e.getMessage(), e);
            }
            if (cursor == null && seen > 0 && seen >= total && NO_SUCH_PAGE.contains(answer.status())) {
                return null;
            }
            throw faults.incomplete("GET " + path + " was answered with " + answer.reason(), null);
        }
    }
}
