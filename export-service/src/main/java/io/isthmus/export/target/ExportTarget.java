package io.isthmus.export.target;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connected directory that we write to. Blocking; called from many virtual threads at once.
 *
 * <p>Every method throws {@link TargetUnavailable} when the target as a whole cannot be used: not reachable, credentials
 * refused. Then nothing was written.
 */
public interface ExportTarget extends AutoCloseable {

    /** What the target can hold, as discovered when the connection was opened. */
    TargetSchema schema();

    /** Writes one pending export. A fault of this one object is an outcome, never an exception. */
    Outcome apply(PendingExport export);

    /**
     * The same target, which asks for the permit before each request that changes something, at the last moment: after
     * signing in, connecting, and reading what is to be replaced. Any of these may take long, and a process may be
     * paused.
     *
     * @param permit throws when there is none; then the request is not sent, and what it throws comes out of
     *     {@link #apply}
     */
    ExportTarget guardedBy(Runnable permit);

    /**
     * Looks an object up by whom it says it is. What comes back has this anchor: an answer with others is none.
     *
     * @throws UnusableAnswer when nobody can say whether it is there
     */
    Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor);

    /**
     * Looks up candidates for a match: whoever has this sign-in name, and whoever has one of these addresses, in whatever
     * case.
     *
     * @param userName of users only
     * @param addresses may be empty
     * @throws UnusableAnswer when the target answers with others only
     */
    List<ObservedObject> findByNames(ObjectType type, @Nullable String userName, List<String> addresses);

    /**
     * Looks an object up by the target's own id: empty is the proof that it is not there.
     *
     * @throws UnusableAnswer when nobody can say whether it is there
     */
    Optional<ObservedObject> findById(ObjectType type, String targetId);

    /**
     * Streams all objects of a type, page by page, in bounded memory. A target may change while it is listed: an object may
     * come twice, or not at all, so what did not come is not proved to be absent. The next page is asked for when this one is taken.
     *
     * @throws IncompleteListing when not everything was seen; pages already handed over stay valid
     */
    void list(ObjectType type, Consumer<Page> page);

    @Override
    void close();

    /**
     * @param objects some of them
     * @param expected how many there are in all where the target says so
     */
    record Page(List<ObservedObject> objects, @Nullable Long expected) {}
}
