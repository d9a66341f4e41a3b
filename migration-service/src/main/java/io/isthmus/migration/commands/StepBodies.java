package io.isthmus.migration.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Which step takes which body. */
@ApplicationScoped
class StepBodies {

    private static final int BAD_REQUEST = 400;

    private final ObjectMapper mapper;

    StepBodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @return none where none is needed and none was sent */
    @Nullable
    StepBody read(Name step, @Nullable String json) throws JsonProcessingException {
        boolean sent = json != null && !json.isBlank();
        return switch (step) {
            case CHOOSE_INSTALLATION -> required(step, json, sent, StepBody.ChooseInstallation.class);
            case ANALYZE -> analyze(required(step, json, sent, StepBody.Analyze.class));
            case CLOUD_CREDENTIALS -> optional(json, sent, StepBody.CloudCredentials.class);
            case DIRECTORY_CREDENTIALS -> optional(json, sent, StepBody.DirectoryCredentials.class);
            case CONFIRM_DATABASE -> required(step, json, sent, StepBody.ConfirmDatabase.class);
            case READY_TO_CONFIGURE -> required(step, json, sent, StepBody.Ready.class);
            case IMPORT_SETTINGS -> optional(json, sent, StepBody.ImportSettings.class);
            case RE_CREATE -> optional(json, sent, StepBody.ReCreate.class);
            case REVIEW_PENDING_EXPORTS -> required(step, json, sent, StepBody.Approve.class);
            case RETIRE_OLD_TOOL -> required(step, json, sent, StepBody.Retire.class);
            case HAND_OVER -> optional(json, sent, StepBody.HandOver.class);
            case VERIFY, CONFIRM -> optional(json, sent, StepBody.Acknowledge.class);
            case EXPORT_SETTINGS, ENTER_STAGING, INITIAL_RUN, LEAVE_STAGING, EXPORT -> null;
        };
    }

    private <B extends StepBody> B required(Name step, @Nullable String json, boolean sent, Class<B> type)
            throws JsonProcessingException {
        if (!sent) {
            throw missing(step, "the body is missing");
        }
        return mapper.readValue(json, type);
    }

    private <B extends StepBody> @Nullable B optional(@Nullable String json, boolean sent, Class<B> type)
            throws JsonProcessingException {
        return sent ? mapper.readValue(json, type) : null;
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
                    case CONFIRM_DATABASE -> "Send {\"confirmed\": true} when a person has seen the database server.";
                    case READY_TO_CONFIGURE -> "Send {\"digest\": \"…\"} of GET /api/migrations/{id}/configuration.";
                    case CHOOSE_INSTALLATION ->
                        "Send {\"kind\": \"EXPRESS\" or \"CUSTOM\", \"forests\", \"objects\", \"enterpriseAdmin\","
                                + " \"passwordHashSync\", \"sources\": [{\"name\", \"namingContext\"}]}.";
                    default -> "See the OpenAPI document of this service at /q/openapi.";
                });
    }
}
