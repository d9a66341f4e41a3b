package io.isthmus.export.scim;

import io.isthmus.export.target.Outcome;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimSession;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a write means.
 *
 * <pre>
 * status                     create               change       delete
 * -------------------------  -------------------  -----------  ----------------
 * 200, of another anchor     Rejected, conflict
 * 2xx                        Accepted             Accepted     Accepted
 * 404                        Unsupported          Stale        AlreadyInPlace
 * 409, scimType uniqueness   Rejected, conflict   Rejected     Rejected
 * 412                        Stale                Stale        Stale
 * 429, 503 + Retry-After     Throttled            Throttled    Throttled
 * 501, 405                   Unsupported          Unsupported  Unsupported
 * other 5xx                  Unknown              Unknown      Unknown
 * other 4xx                  Rejected             Rejected     Rejected
 * </pre>
 *
 * 401 and 403 come here only of a single object: where the provider is closed to us, the run has ended before.
 */
record WriteAnswers(ScimSession session) {

    /** @param targetAnchor of the object that was to be created */
    Outcome created(ScimAnswer answer, String targetAnchor) {
        if (showsAnother(answer, targetAnchor)) {
            return new Outcome.Rejected(
                    "EXISTED_ALREADY",
                    "the provider created nothing, it answered with an object that was there (HTTP 200)",
                    true);
        }
        if (answer.success()) {
            ScimAnswer.Identity identity = answer.identity();
            String id = identity.id() != null ? identity.id() : lastSegment(answer.location());
            return id == null
                    ? new Outcome.Unknown("the provider accepted the object but does not say its id")
                    : new Outcome.Accepted(id, identity.version());
        }
        if (answer.status() == 404) {
            return new Outcome.Unsupported(answer.reason());
        }
        return fault(answer);
    }

    /** What is created is answered with 201 (RFC 7644, section 3.3); some answer with whoever has the name already, and he may be anybody. */
    private static boolean showsAnother(ScimAnswer answer, String targetAnchor) {
        return answer.status() == 200
                && !targetAnchor.equals(answer.json().path("externalId").asText(null));
    }

    Outcome changed(ScimAnswer answer, String targetId) {
        if (answer.success()) {
            return new Outcome.Accepted(targetId, answer.identity().version());
        }
        return answer.status() == 404 ? new Outcome.Stale(answer.reason()) : fault(answer);
    }

    Outcome deleted(ScimAnswer answer, String targetId) {
        if (answer.success()) {
            return new Outcome.Accepted(targetId, null);
        }
        return answer.status() == 404 || answer.status() == 410 ? new Outcome.AlreadyInPlace(targetId) : fault(answer);
    }

    private Outcome fault(ScimAnswer answer) {
        if (ScimSession.throttled(answer)) {
            return new Outcome.Throttled(session.pause(answer));
        }
        String scimType = answer.scimType();
        return switch (answer.status()) {
            case 412 -> new Outcome.Stale(answer.reason());
            case 405, 501 -> new Outcome.Unsupported(answer.reason());
            case 408 -> new Outcome.Unknown(answer.reason());
            default ->
                answer.status() >= 500
                        ? new Outcome.Unknown(answer.reason())
                        : new Outcome.Rejected(
                                scimType != null ? scimType : "HTTP_" + answer.status(),
                                answer.reason(),
                                answer.status() == 409 || "uniqueness".equals(scimType));
        };
    }

    private static @Nullable String lastSegment(@Nullable String location) {
        if (location == null || location.endsWith("/")) {
            return null;
        }
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
