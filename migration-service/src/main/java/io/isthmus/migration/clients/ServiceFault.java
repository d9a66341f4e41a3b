package io.isthmus.migration.clients;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another service could not be asked, or answered with a refusal. */
public final class ServiceFault extends ProblemException {

    private static final String TITLE = "Another service could not do its part";

    private final int answer;

    private ServiceFault(
            int status, String code, String detail, String whatToDo, Map<String, String> parameters, int answer) {
        super(status, code, TITLE, detail, whatToDo, parameters);
        this.answer = answer;
    }

    /** No answer at all. */
    public static ServiceFault unreachable(String service, String url, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        ServiceFault fault = new ServiceFault(
                503,
                "SERVICE_UNREACHABLE",
                service + " cannot be reached at " + url + ": " + why,
                "Start " + service + ", or correct its address in isthmus.services, then trigger the step again.",
                Map.of(Problem.SERVICE, service),
                0);
        fault.initCause(cause);
        return fault;
    }

    /**
     * An answer that is no success.
     *
     * @param problem code of what the service answered
     */
    public static ServiceFault refused(
            String service,
            String request,
            int answer,
            @Nullable String problem,
            @Nullable String detail,
            @Nullable String whatToDo) {
        String code = answer == 401 || answer == 403 ? "SERVICE_REFUSED_SIGN_IN" : "SERVICE_REFUSED";
        String advice = answer == 401 || answer == 403
                ? "Give all services the same isthmus.access.operator-password, then trigger the step again."
                : whatToDo;
        return new ServiceFault(
                answer >= 500 ? 503 : 409,
                code,
                service + " answered " + answer + " to " + request + (detail == null ? "" : ": " + detail),
                advice == null || advice.isBlank()
                        ? "See the log of " + service + ", then trigger the step again."
                        : advice,
                problem == null
                        ? Map.of(Problem.SERVICE, service)
                        : Map.of(Problem.SERVICE, service, Problem.CAUSE, problem),
                answer);
    }

    /** Whether waiting may help: no answer, or one that says "not now". */
    public boolean mayPass() {
        return answer == 0 || answer >= 500 || answer == 429;
    }

    /** Another run is in progress. */
    public boolean conflict() {
        return answer == 409;
    }
}
