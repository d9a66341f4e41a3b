package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.TargetObject;
import io.isthmus.export.reviewing.PendingStore;
import io.isthmus.export.reviewing.Review;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects by name; everything known of one: how it should look, how it was seen, what was written, what came of it. */
@Path("/api/objects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetObjectResource {

    private static final int MOST = 1_000;

    private final PendingStore store;

    TargetObjectResource(PendingStore store) {
        this.store = store;
    }

    /**
     * @param state {@code PRESENT}: should be at the target; {@code ABSENT}: should not be any more
     * @param desired references are the target's ids where known
     * @param observed as last seen
     * @param remembered as written and not yet seen
     * @param pending what is still to be written, if anything is
     */
    public record ObjectView(
            String targetAnchor,
            ObjectType objectType,
            String state,
            @Nullable String displayName,
            @Nullable String source,
            @Nullable String targetId,
            boolean owned,
            @Nullable Image desired,
            @Nullable Image observed,
            @Nullable Image remembered,
            @Nullable Operation pending,
            @Nullable String reason,
            long membersToAdd,
            long membersToRemove,
            boolean inFlight,
            PendingStore.Last lastOutcome) {}

    /**
     * An object as a search finds it.
     *
     * @param state {@code PRESENT} or {@code ABSENT}, as it should be
     * @param pending what is still to be written, if anything is
     */
    public record FoundObject(
            String targetAnchor,
            ObjectType objectType,
            String state,
            @Nullable String displayName,
            @Nullable String userPrincipalName,
            @Nullable String mail,
            @Nullable String source,
            @Nullable Operation pending) {}

    /**
     * Objects that were ever desired, by a part of a name, sign-in name or address, or by the whole anchor.
     *
     * @param text of two characters or more
     */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<FoundObject> named(
            @QueryParam("q") @Nullable String text, @QueryParam("limit") @DefaultValue("50") int limit) {
        if (text == null || text.strip().length() < 2) {
            throw new ProblemException(
                    400,
                    "SEARCH_TOO_SHORT",
                    "There is not enough to look for",
                    "q has less than two characters",
                    "give a part of a name, sign-in name or address, or the whole target anchor");
        }
        return store.named(text.strip(), Math.clamp(limit, 1, MOST)).stream()
                .map(found -> new FoundObject(
                        found.targetAnchor(),
                        found.objectType(),
                        found.present() ? "PRESENT" : "ABSENT",
                        found.names().displayName(),
                        found.names().userName(),
                        found.mail(),
                        found.names().source(),
                        found.operation()))
                .toList();
    }

    /** @param anchor percent-encoded: Base64 may contain slashes */
    @GET
    @Path("{anchor: .+}")
    @RolesAllowed(Roles.VIEWER)
    public ObjectView one(@PathParam("anchor") String anchor) {
        return store.find(anchor)
                .map(TargetObjectResource::view)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "OBJECT_NOT_FOUND",
                        "There is no such object",
                        "nothing was ever desired with target anchor " + anchor,
                        "see /api/objects of sync-service why an object is not synchronized"));
    }

    private static ObjectView view(PendingStore.Known known) {
        PendingStore.Listed listed = known.listed();
        PendingStore.Head head = listed.head();
        TargetObject object = listed.object().object();
        return new ObjectView(
                object.targetAnchor(),
                object.objectType(),
                switch (object.desired()) {
                    case Desired.Present ignored -> "PRESENT";
                    case Desired.NoSource ignored -> "NO_SOURCE";
                    case Desired.Absent ignored -> "ABSENT";
                    case Desired.NeverSaid ignored -> "ABSENT";
                    case Desired.Restored restored -> restored.before() == null ? "ABSENT" : "PRESENT";
                },
                head.names().displayName(),
                head.names().source(),
                object.expected() instanceof Expected.Present present ? present.targetId() : null,
                object.owned(),
                Review.desired(object),
                known.observed(),
                known.remembered(),
                head.operation(),
                head.reason() == null ? null : head.reason().text(),
                listed.object().members().toAdd(),
                listed.object().members().toRemove(),
                head.inFlight(),
                head.last());
    }
}
