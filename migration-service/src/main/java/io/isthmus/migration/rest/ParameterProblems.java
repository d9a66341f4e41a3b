package io.isthmus.migration.rest;

import io.isthmus.chassis.problem.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Parameters out of bounds, told like every other problem. */
class ParameterProblems {

    private static final int BAD_REQUEST = 400;

    @ServerExceptionMapper
    Response outOfBounds(ConstraintViolationException fault) {
        String detail = fault.getConstraintViolations().stream()
                .map(ParameterProblems::inWords)
                .sorted()
                .collect(Collectors.joining("; "));
        return Problem.of(
                        BAD_REQUEST,
                        "PARAMETER_OUT_OF_BOUNDS",
                        "A parameter is out of its bounds",
                        detail,
                        "Correct the named parameter; the OpenAPI document of this service has the bounds.")
                .toResponse();
    }

    private static String inWords(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name + " " + violation.getMessage();
    }
}
