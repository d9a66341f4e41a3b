package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.export.deciding.Leavers;
import io.isthmus.export.deciding.Leavers.Cursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** People who have left, are disabled, and are going to be deleted; that one is kept is said at {@code /api/person-verdicts}. */
@Path("/api/leavers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LeaverResource {

    private static final int MOST = 1_000;

    private final Leavers leavers;

    LeaverResource(Leavers leavers) {
        this.leavers = leavers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Leaver.Page page(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        return leavers.page(cursor(after), Math.clamp(limit, 1, MOST));
    }

    private static Cursor cursor(@Nullable String after) {
        return after == null || after.isEmpty()
                ? Cursor.BEGINNING
                : Cursor.read(after)
                        .orElseThrow(() ->
                                QueryParameters.notUnderstood("after", after, "use the field next of the page before"));
    }
}
