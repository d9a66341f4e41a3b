package io.isthmus.export.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.Outcome;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimSession;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PUT: reads the resource, changes it here and writes it whole, so that what is not managed stays as it is. A group whose members were not
 * shown is never written whole: it would lose them. Whether they are shown is seen when some have been written.
 */
record ScimReplacement(ScimSession session, ScimCapabilities capabilities, WriteAnswers answers, Learned learned) {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /** @param expected version that the change was computed for; none: whichever it is in */
    Outcome of(String path, String targetId, @Nullable String expected, Consumer<ObjectNode> change)
            throws ScimHttp.NoAnswer {
        ScimAnswer current = session.read(path);
        if (current.status() == NOT_FOUND) {
            return new Outcome.Stale(current.reason());
        }
        if (!current.success() || !(current.json() instanceof ObjectNode resource)) {
            return new Outcome.Unknown("the object could not be read before it was replaced: " + current.reason());
        }
        String version = current.identity().version();
        if (expected != null && version != null && !expected.equals(version)) {
            return new Outcome.Stale("the object is in another version than the one that was compared");
        }
        if (isGroup(path) && members(resource).isEmpty() && !learned.provenEmpty(targetId)) {
            return new Outcome.Rejected(
                    "MEMBERS_NOT_SHOWN",
                    "the provider shows no members, and PUT without them could remove them; it takes no PATCH",
                    false);
        }
        change.accept(resource);
        resource.remove("meta");
        ScimAnswer answer = session.write(HttpMethod.PUT, path, ScimTarget.bytes(resource), version(version));
        if (answer.status() == BAD_REQUEST && resource.remove("id") != null) {
            // some refuse what they have said themselves
            answer = session.write(HttpMethod.PUT, path, ScimTarget.bytes(resource), version(version));
        }
        if (answer.success() && !members(resource).isEmpty() && !learned.membersShown()) {
            learned.members(members(session.read(path).json()));
        }
        return answers.changed(answer, targetId);
    }

    private static List<String> members(JsonNode group) {
        return group.path("members").findValuesAsText("value");
    }

    private boolean isGroup(String path) {
        ResourceKind groups = capabilities.resources().get(ObjectType.GROUP);
        return groups != null && path.startsWith(groups.endpoint() + "/");
    }

    private @Nullable String version(@Nullable String etag) {
        return capabilities.etag() ? etag : null;
    }
}
