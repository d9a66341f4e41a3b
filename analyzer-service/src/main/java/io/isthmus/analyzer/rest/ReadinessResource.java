package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.checking.CheckedDirectory;
import io.isthmus.analyzer.checking.ReadinessCheck;
import io.isthmus.analyzer.checking.ReadinessChecks;
import io.isthmus.analyzer.checking.ReadinessStore;
import io.isthmus.analyzer.checking.ReadinessStore.Filter;
import io.isthmus.analyzer.checking.ReadinessStore.Row;
import io.isthmus.analyzer.checking.ResultCsv;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The readiness check of live directories before the first synchronization. */
@Path("/api/readiness")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReadinessResource {

    private static final int MOST = 1_000;

    private final ReadinessChecks desk;
    private final ReadinessStore store;
    private final ReadinessRequests requests;

    ReadinessResource(ReadinessChecks desk, ReadinessStore store, ReadinessRequests requests) {
        this.desk = desk;
        this.store = store;
        this.requests = requests;
    }

    /** @param next the {@code after} of the next page, if there is one */
    public record Page(List<Row> rows, @Nullable Long next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Start a check in the background",
            description = "202 with its first state, 409 while another one runs. Needs the role admin: the secrets that"
                    + " are referred to are sent to the addresses that are named.")
    public Response begin(ReadinessRequests.Body body) {
        List<CheckedDirectory> directories = requests.directories(body);
        ReadinessCheck begun = desk.begin(directories, requests.verifiedDomains(body))
                .orElseThrow(() -> new ProblemException(
                        409,
                        "READINESS_RUNNING",
                        "Another readiness check is running",
                        "check " + desk.runningCheck().orElse("that ended just now") + " is not finished",
                        "Wait for it, or cancel it by POST /api/readiness/{id}/cancel."));
        return Response.accepted(begun)
                .location(URI.create("/api/readiness/" + begun.id()))
                .build();
    }

    /** The newest first. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<ReadinessCheck> newest(@QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    400, "LIMIT", "The limit is out of bounds", "limit is " + limit, "Give 1 to " + MOST + ".");
        }
        return store.newest(limit);
    }

    /** Status and progress. @param lang of why it failed, where it is not that of {@code Accept-Language} */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public ReadinessCheck one(@PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders asked) {
        return known(id).in(AskedLanguage.of(lang, asked));
    }

    /** Asks the check to stop; what was found until then stays. */
    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    public Response cancel(@PathParam("id") String id) {
        ReadinessCheck check = known(id);
        if (!desk.cancel(id)) {
            throw new ProblemException(
                    409,
                    "READINESS_NOT_RUNNING",
                    "The readiness check does not run",
                    "check " + id + " is " + check.status(),
                    "Nothing: it has ended.");
        }
        return Response.accepted(check).build();
    }

    /** Rows in the order in which they were found, also while the check runs. */
    @GET
    @Path("/{id}/result")
    @RolesAllowed(Roles.VIEWER)
    public Page result(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("directory") String directory,
            @QueryParam("type") String type,
            @QueryParam("attribute") String attribute,
            @QueryParam("code") String code) {
        known(id);
        Filter filter = ReadinessRequests.filter(directory, type, attribute, code);
        int size = Math.clamp(limit, 1, MOST);
        List<Row> rows = store.rows(id, filter, after, size);
        return new Page(rows, rows.size() < size ? null : rows.getLast().number());
    }

    /** All rows, streamed. */
    @GET
    @Path("/{id}/result.csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed(Roles.VIEWER)
    public Response csv(
            @PathParam("id") String id,
            @QueryParam("directory") String directory,
            @QueryParam("type") String type,
            @QueryParam("attribute") String attribute,
            @QueryParam("code") String code) {
        known(id);
        Filter filter = ReadinessRequests.filter(directory, type, attribute, code);
        StreamingOutput lines = output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            writer.write(ResultCsv.header());
            List<Row> page = store.rows(id, filter, 0, MOST);
            while (!page.isEmpty()) {
                for (Row row : page) {
                    writer.write(ResultCsv.row(row));
                }
                page = store.rows(id, filter, page.getLast().number(), MOST);
            }
            writer.flush();
        };
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"readiness.csv\"")
                .build();
    }

    private ReadinessCheck known(String id) {
        return store.find(id)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "READINESS_UNKNOWN",
                        "There is no such readiness check",
                        "no check has the id " + id,
                        "GET /api/readiness lists those there are."));
    }
}
