package io.isthmus.chassis.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Body of every error answer (RFC 9457).
 *
 * @param type {@code urn:isthmus:problem:} and the code
 * @param code extension member, stable: with {@code parameters} it says for programs, and for surfaces with words of their
 *     own, what {@code whatToDo} says for whoever calls by REST
 * @param whatToDo extension member: the caller's next move
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String whatToDo,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> parameters) {

    /** Parameters of many codes: the service that was asked, and the code of the problem that this one comes from. */
    public static final String SERVICE = "service";

    public static final String CAUSE = "cause";

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    public static Problem of(ProblemException fault) {
        return of(fault.status(), fault.code(), fault.title(), fault.detail(), fault.whatToDo(), fault.parameters());
    }

    public static Problem of(int status, String code, String title, String detail, String whatToDo) {
        return of(status, code, title, detail, whatToDo, Map.of());
    }

    private static Problem of(
            int status, String code, String title, String detail, String whatToDo, Map<String, String> parameters) {
        return new Problem("urn:isthmus:problem:" + code, title, status, detail, code, whatToDo, parameters);
    }

    public Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }
}
