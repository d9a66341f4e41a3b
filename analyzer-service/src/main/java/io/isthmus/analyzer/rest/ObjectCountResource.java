package io.isthmus.analyzer.rest;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.Counting;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.FaultWords;
import io.isthmus.chassis.access.AdminNeeded;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.SourceSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The number of objects of an analysis: no export holds it. */
@Path("/api/analyses/{id}/object-count")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ObjectCountResource {

    private static final long MOST = 1_000_000_000L;

    private final AnalysisStore store;
    private final Counting counting;

    ObjectCountResource(AnalysisStore store, Counting counting) {
        this.store = store;
        this.counting = counting;
    }

    /**
     * Exactly one of the two.
     *
     * @param count 0 to 1,000,000,000, as the administrator knows it
     * @param directory where to count live, with the migrated filters; needs the role admin
     * @param connector which source the directory is, where the analysis has several
     */
    public record Body(Long count, DirectoryAccess directory, String connector) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Give the number of objects, or have them counted in the directory",
            description = "Answers the result with its verdict. A directory needs the role admin: the secret that is"
                    + " referred to is sent to the address that is named.")
    public AnalysisResult count(
            @PathParam("id") String id,
            @QueryParam("lang") String lang,
            Body body,
            @Context SecurityContext caller,
            @Context HttpHeaders asked) {
        if (body != null && body.directory() != null && !caller.isUserInRole(Roles.ADMIN)) {
            throw new AdminNeeded(
                    "to count in a directory sends the secret that is referred to to the address that is named",
                    "Let an admin have the objects counted, or send their number: {\"count\":N}.");
        }
        AnalysisResult done = Known.done(store, id).result();
        if (body == null || (body.count() == null) == (body.directory() == null)) {
            throw invalid("exactly one of count and directory must be given");
        }
        Optional<AnalysisResult> counted =
                body.count() != null ? given(id, body.count()) : measured(done, body, AskedLanguage.of(lang, asked));
        return counted.orElseThrow(() -> new IllegalStateException("analysis " + id + " is gone"));
    }

    private Optional<AnalysisResult> given(String id, long count) {
        if (count < 0 || count > MOST) {
            throw invalid("count is " + count + ", but must be 0 to " + MOST);
        }
        return counting.given(id, count);
    }

    private Optional<AnalysisResult> measured(AnalysisResult done, Body body, Locale language) {
        try {
            return counting.measured(done.id(), source(done, body.connector()), body.directory());
        } catch (DirectoryFault fault) {
            throw problem(fault, FaultWords.in(language));
        }
    }

    private static SourceSettings source(AnalysisResult done, String connector) {
        List<SourceSettings> sources = requireNonNull(done.settings()).sources();
        if (connector == null && sources.size() == 1) {
            return sources.getFirst();
        }
        return sources.stream()
                .filter(s -> s.name().equals(connector))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        422,
                        "CONNECTOR_NEEDED",
                        "It is not clear which source to count",
                        sources.isEmpty()
                                ? "the analysis found no source"
                                : "connector is " + connector + ", but the sources are "
                                        + String.join(
                                                ", ",
                                                sources.stream()
                                                        .map(SourceSettings::name)
                                                        .toList()),
                        "Name one of the sources as connector, or give the number of objects as count."));
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(
                400,
                "OBJECT_COUNT_INVALID",
                "The request does not say how to count",
                detail,
                "Send {\"count\":N} or {\"directory\":{\"url\":…,\"bindDn\":…,\"passwordRef\":…}}.");
    }

    private static ProblemException problem(DirectoryFault fault, FaultWords words) {
        int status = switch (fault.kind()) {
            case DIRECTORY_URL -> 400;
            case SECRET_NOT_RESOLVED -> 409;
            case DIRECTORY_REFUSED_CREDENTIALS, DIRECTORY_FORBIDS_READING, DIRECTORY_BASE_MISSING, DIRECTORY_LIMIT ->
                422;
            case DIRECTORY_UNREACHABLE, DIRECTORY_TLS, DIRECTORY_FAILED -> 502;
        };
        String wrong = fault.wrong().name();
        Map<String, String> details = fault.details().values();
        return new ProblemException(
                status,
                fault.kind().name(),
                words.title(),
                words.message(wrong, details),
                words.remedy(wrong, details));
    }
}
