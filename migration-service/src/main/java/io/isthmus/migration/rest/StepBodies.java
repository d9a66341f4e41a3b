package io.isthmus.migration.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import jakarta.enterprise.context.ApplicationScoped;

/** Which step takes which body. */
@ApplicationScoped
class StepBodies {

    private static final int BAD_REQUEST = 400;

    private final ObjectMapper mapper;

    StepBodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param json {@code null} or blank for none
     * @return {@code null} where none is needed and none was sent
     */
    StepBody read(Name step, String json) throws JsonProcessingException {
        boolean sent = json != null && !json.isBlank();
        return switch (step) {
            case ANALYZE -> analyze(required(step, json, sent, StepBody.Analyze.class));
            case IMPORT_SETTINGS -> sent ? mapper.readValue(json, StepBody.ImportSettings.class) : null;
            case REVIEW_PENDING_EXPORTS -> required(step, json, sent, StepBody.Approve.class);
            case RETIRE_OLD_TOOL -> required(step, json, sent, StepBody.Retire.class);
            case VERIFY, CONFIRM -> sent ? mapper.readValue(json, StepBody.Acknowledge.class) : null;
            case EXPORT_SETTINGS, ENTER_STAGING, INITIAL_RUN, LEAVE_STAGING, EXPORT -> null;
        };
    }

    private <B extends StepBody> B required(Name step, String json, boolean sent, Class<B> type)
            throws JsonProcessingException {
        if (!sent) {
            throw missing(step, "the body is missing");
        }
        return mapper.readValue(json, type);
    }

    private static StepBody.Analyze analyze(StepBody.Analyze body) {
        if (body.analysisId() == null || body.analysisId().isBlank()) {
            throw missing(Name.ANALYZE, "the body names no analysisId");
        }
        return body;
    }

    private static ProblemException missing(Name step, String what) {
        return new ProblemException(
                BAD_REQUEST,
                "BODY_MISSING",
                "The step needs a body",
                step + ": " + what,
                switch (step) {
                    case ANALYZE -> "Send {\"analysisId\": \"…\"}.";
                    case REVIEW_PENDING_EXPORTS -> "Send {\"digest\": \"…\"} of the pending exports' summary.";
                    case RETIRE_OLD_TOOL -> "Send {\"confirmed\": true} when the old tool is gone.";
                    default -> "See the OpenAPI document of this service at /q/openapi.";
                });
    }
}
