package io.isthmus.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;

/** A service said no, and why ({@code application/problem+json}). */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ApiProblem(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiProblem of(String request, int status, byte[] body) {
        try {
            JsonNode problem = WireFormat.mapper().readTree(body);
            String detail = problem.path("detail").asText(problem.path("title").asText("no reason given"));
            String whatToDo = problem.path("whatToDo").asText("");
            return new ApiProblem(
                    status,
                    problem.path("code").asText(""),
                    request + " was answered with " + status + ": " + detail
                            + (whatToDo.isEmpty() ? "" : " " + whatToDo));
        } catch (IOException e) {
            return new ApiProblem(status, "", request + " was answered with " + status);
        }
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
