package io.isthmus.export.target;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.EverythingSchema;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A target in memory, with the least that keeps the contract: for tests of what goes on before and behind it. Held to the
 * same contract as the real one by {@link TargetContract}.
 */
public final class FakeTarget implements ExportTarget {

    private static final String USER_NAME = "userPrincipalName";
    private static final int PAGE = 7;

    /** What becomes of one request. */
    public enum Fate {
        ANSWERED,
        /** never carried out, and nobody says so */
        REQUEST_LOST,
        /** carried out, and nobody says so */
        ANSWER_LOST,
        THROTTLED,
        /** nobody may use the target at all */
        REFUSED_AS_A_WHOLE
    }

    private final Map<String, ObservedObject> objects = new LinkedHashMap<>();
    private final Queue<Fate> fates = new ArrayDeque<>();
    private int lookUpsThatFail;
    private long version;

    /** What becomes of the next requests that write; those behind them are answered. */
    public synchronized void next(List<Fate> fatesOfRequests) {
        fates.clear();
        fates.addAll(fatesOfRequests);
    }

    /** So many look-ups meet nobody. */
    public synchronized void failLookUps(int times) {
        lookUpsThatFail = times;
    }

    public synchronized List<ObservedObject> all() {
        return List.copyOf(objects.values());
    }

    /** There before anybody of ours came. */
    public synchronized void seed(ObservedObject object) {
        objects.put(object.targetId(), object);
    }

    @Override
    public TargetSchema schema() {
        return new EverythingSchema(Set.of(ObjectType.CONTACT), Set.of());
    }

    @Override
    public synchronized Outcome apply(PendingExport export) {
        Fate fate = fates.isEmpty() ? Fate.ANSWERED : fates.poll();
        return switch (fate) {
            case ANSWERED -> carriedOut(export);
            case ANSWER_LOST -> {
                carriedOut(export);
                yield new Outcome.Unknown("the answer was lost");
            }
            case REQUEST_LOST -> new Outcome.Unknown("the request was lost");
            case THROTTLED -> new Outcome.Throttled(Duration.ofNanos(1));
            case REFUSED_AS_A_WHOLE -> throw unavailable();
        };
    }

    @Override
    public ExportTarget guardedBy(Runnable leave) {
        return new GuardedFake(this, leave);
    }

    private Outcome carriedOut(PendingExport export) {
        if (!schema().supports(export.objectType())) {
            return new Outcome.Unsupported("no such resource type");
        }
        return switch (export) {
            case PendingExport.Add add -> create(add);
            case PendingExport.Update update ->
                change(update.targetId(), update.etag(), object -> with(object, update));
            case PendingExport.Disable disable -> change(disable.targetId(), disable.etag(), FakeTarget::disabled);
            case PendingExport.ChangeMembers members -> change(members.targetId(), null, group -> with(group, members));
            case PendingExport.Delete delete ->
                objects.remove(delete.targetId()) == null
                        ? new Outcome.AlreadyInPlace(delete.targetId())
                        : new Outcome.Accepted(delete.targetId(), null);
        };
    }

    private Outcome create(PendingExport.Add add) {
        String userName = add.image().first(USER_NAME);
        if (add.objectType() == ObjectType.USER
                && of(add.objectType()).anyMatch(other -> other.userName().equalsIgnoreCase(userName))) {
            return new Outcome.Rejected("uniqueness", "the userName is taken", true);
        }
        String id = "id-" + ++version;
        objects.put(
                id,
                object(
                        add.objectType(),
                        id,
                        add.targetAnchor(),
                        add.image(),
                        add.objectType() == ObjectType.GROUP ? List.of() : null));
        return new Outcome.Accepted(id, objects.get(id).etag());
    }

    private Outcome change(String id, String etag, UnaryOperator<ObservedObject> change) {
        ObservedObject present = objects.get(id);
        if (present == null || etag != null && !etag.equals(present.etag())) {
            return new Outcome.Stale(present == null ? "not there" : "changed meanwhile");
        }
        objects.put(id, change.apply(present));
        return new Outcome.Accepted(id, objects.get(id).etag());
    }

    private ObservedObject with(ObservedObject object, PendingExport.Update update) {
        Image after = new PendingExport.Update(
                        update.targetAnchor(),
                        update.objectType(),
                        update.targetId(),
                        update.etag(),
                        object.image(),
                        update.changes(),
                        update.waits())
                .after();
        String anchor = after.first("sourceAnchor");
        return object(
                object.objectType(),
                object.targetId(),
                anchor == null ? object.externalId() : anchor,
                after,
                object.members());
    }

    private ObservedObject with(ObservedObject group, PendingExport.ChangeMembers change) {
        Set<String> members = new LinkedHashSet<>(group.members());
        change.remove().forEach(members::remove);
        members.addAll(change.add());
        return object(group.objectType(), group.targetId(), group.externalId(), group.image(), List.copyOf(members));
    }

    private static ObservedObject disabled(ObservedObject object) {
        Map<String, List<String>> attributes = new HashMap<>(object.image().attributes());
        attributes.put(PendingDifferences.ACCOUNT_ENABLED, List.of("false"));
        return new ObservedObject(
                object.objectType(),
                object.targetId(),
                object.externalId(),
                object.userName(),
                object.mail(),
                object.etag() + "+",
                new Image(attributes, object.image().references()),
                object.members());
    }

    private ObservedObject object(ObjectType type, String id, String externalId, Image image, List<String> members) {
        return new ObservedObject(
                type, id, externalId, image.first(USER_NAME), image.first("mail"), "v" + ++version, image, members);
    }

    private static TargetUnavailable unavailable() {
        return new TargetUnavailable("TARGET_CREDENTIALS_REFUSED", "refused", "check the credentials", null);
    }

    private Stream<ObservedObject> lookedUp(ObjectType type) {
        if (lookUpsThatFail > 0) {
            lookUpsThatFail--;
            throw unavailable();
        }
        return of(type);
    }

    private Stream<ObservedObject> of(ObjectType type) {
        return all().stream().filter(object -> object.objectType() == type);
    }

    @Override
    public synchronized Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor) {
        return lookedUp(type)
                .filter(object -> targetAnchor.equals(object.externalId()))
                .findFirst();
    }

    @Override
    public synchronized List<ObservedObject> findByNames(ObjectType type, String userName, List<String> addresses) {
        return of(type).filter(object -> userName != null && userName.equalsIgnoreCase(object.userName())
                        || addresses.stream().anyMatch(address -> address.equalsIgnoreCase(object.mail())))
                .toList();
    }

    @Override
    public synchronized Optional<ObservedObject> findById(ObjectType type, String targetId) {
        return lookedUp(type)
                .filter(object -> object.targetId().equals(targetId))
                .findFirst();
    }

    @Override
    public synchronized void list(ObjectType type, Consumer<Page> page) {
        List<ObservedObject> found = of(type).toList();
        for (int from = 0; from < found.size(); from += PAGE) {
            page.accept(new Page(found.subList(from, Math.min(found.size(), from + PAGE)), (long) found.size()));
        }
    }

    @Override
    public void close() {
        fates.clear();
    }
}
