package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.export.PersonVerdict;
import io.isthmus.export.deciding.Verdicts;
import io.isthmus.export.running.RunQueue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** What somebody says of a person: whether he is back, or that he is kept. */
@Path("/api/person-verdicts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PersonVerdictResource {

    private static final PersonVerdict NOTHING = new PersonVerdict(null, null, null, null, null);

    private final Verdicts verdicts;
    private final RunQueue runs;

    PersonVerdictResource(Verdicts verdicts, RunQueue runs) {
        this.verdicts = verdicts;
        this.runs = runs;
    }

    /** Answers with what was said once it is in the config log; what comes of it is seen in the pending exports a moment later. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    public PersonVerdict say(@Nullable PersonVerdict body, @Context SecurityContext caller) {
        PersonVerdict said = body == null ? NOTHING : body;
        verdicts.say(said, caller.getUserPrincipal().getName());
        runs.wake();
        return said;
    }
}
