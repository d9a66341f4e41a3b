package io.isthmus.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;

/** A service said no, and why ({@code application/problem+json}). */
public final class ApiProblem extends RuntimeException {

    private final int status;
    private final String code;
    private final String detail;
    private final String whatToDo;

    private ApiProblem(int status, String code, String request, String detail, String whatToDo) {
        super(request + " was answered with " + status + (detail.isEmpty() ? "" : ": " + detail)
                + (whatToDo.isEmpty() ? "" : " " + whatToDo));
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.whatToDo = whatToDo;
    }

    static ApiProblem of(String request, int status, byte[] body) {
        try {
            JsonNode problem = WireFormat.mapper().readTree(body);
            return new ApiProblem(
                    status,
                    problem.path("code").asText(""),
                    request,
                    problem.path("detail").asText(problem.path("title").asText("no reason given")),
                    problem.path("whatToDo").asText(""));
        } catch (IOException e) {
            return new ApiProblem(status, "", request, "", "");
        }
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** In the service's words; empty when it gave none. */
    public String detail() {
        return detail;
    }

    /** The service's advice; empty when it gave none. */
    public String whatToDo() {
        return whatToDo;
    }
}
