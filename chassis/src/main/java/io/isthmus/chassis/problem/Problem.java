package io.isthmus.chassis.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Body of every error answer (RFC 9457).
 *
 * @param type {@code urn:isthmus:problem:} and the code
 * @param whatToDo extension member: the caller's next move
 */
public record Problem(String type, String title, int status, String detail, String code, String whatToDo) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemException fault) {
        return of(fault.status(), fault.code(), fault.title(), fault.detail(), fault.whatToDo());
    }

    public static Problem of(int status, String code, String title, String detail, String whatToDo) {
        return new Problem("urn:isthmus:problem:" + code, title, status, detail, code, whatToDo);
    }

    Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }
}
