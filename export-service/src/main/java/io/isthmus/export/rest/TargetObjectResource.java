package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
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
     * @param observed as last seen, {@code null} if never
     * @param remembered as written and not yet seen, else {@code null}
     * @param pending what is still to be written, or {@code null}
     */
    public record ObjectView(
            String targetAnchor,
            ObjectType objectType,
            String state,
            String displayName,
            String source,
            String targetId,
            boolean owned,
            Image desired,
            Image observed,
            Image remembered,
            Operation pending,
            String reason,
            long membersToAdd,
            long membersToRemove,
            boolean inFlight,
            PendingStore.Last lastOutcome) {}

    /**
     * An object as a search finds it.
     *
     * @param state {@code PRESENT} or {@code ABSENT}, as it should be
     * @param pending what is still to be written, or {@code null}
     */
    public record FoundObject(
            String targetAnchor,
            ObjectType objectType,
            String state,
            String displayName,
            String userPrincipalName,
            String mail,
            String source,
            Operation pending) {}

    /**
     * Objects that were ever desired, by a part of a name, sign-in name or address, or by the whole anchor.
     *
     * @param text of two characters or more
     */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<FoundObject> named(@QueryParam("q") String text, @QueryParam("limit") @DefaultValue("50") int limit) {
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
        var object = known.object().object();
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
                known.names().displayName(),
                known.names().source(),
                object.expected() instanceof Expected.Present present ? present.targetId() : null,
                object.owned(),
                Review.desired(object),
                known.observed(),
                known.remembered(),
                known.operation(),
                known.reason() == null ? null : known.reason().text(),
                known.object().members().toAdd(),
                known.object().members().toRemove(),
                known.inFlight(),
                known.last());
    }
}
