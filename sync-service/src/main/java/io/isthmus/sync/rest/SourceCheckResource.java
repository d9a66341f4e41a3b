package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.checking.SourceChecking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Trying a source before it is in any settings. */
@Path("/api/source-checks")
@RunOnVirtualThread
public class SourceCheckResource {

    private final SourceChecking check;

    SourceCheckResource(SourceChecking check) {
        this.check = check;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Try a source: address, encryption, account, and what it may read",
            description =
                    "Connects and signs in for real, reads a few objects, changes and remembers nothing. Answers 200"
                            + " with every check, also with those that failed; 422 when the body is no source that could be tried."
                            + " Needs the role admin: the secret that is referred to is sent to the address that is named.")
    public CheckReport check(SourceSettings source) {
        return check.check(source);
    }
}
