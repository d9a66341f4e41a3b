package io.isthmus.export.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.Change;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.Outcome;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimSession;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is there. What a provider refuses as a whole is tried part by part, whether somebody may sign in before all else:
 * a value that is not wanted costs the value, and keeps no leaver enabled.
 *
 * <pre>
 * answer to a PATCH                      then
 * -------------------------------------  ------------------------------------------------
 * 405, 501, or a path not understood     PUT, and from then on PUT at once
 * another refusal, of several changes    each by itself
 * 400, of a value path                   PUT
 * any other                              the outcome
 * </pre>
 */
record ScimUpdates(
        ScimSession session,
        ScimMapping mapping,
        ScimCapabilities capabilities,
        WriteAnswers answers,
        Learned learned) {

    /** Faults of a PATCH request that a provider may not have for the same change as a PUT. */
    private static final Set<String> PATCH_NOT_UNDERSTOOD = Set.of("invalidPath", "noTarget", "invalidFilter");

    private static final int BAD_REQUEST = 400;

    Outcome update(ResourceKind kind, PendingExport.Update update) throws ScimHttp.NoAnswer {
        Outcome whole = send(kind, update);
        return whole instanceof Outcome.Rejected refused && update.changes().size() > 1
                ? oneByOne(kind, update, refused)
                : whole;
    }

    Outcome disable(ResourceKind kind, PendingExport.Disable disable) throws ScimHttp.NoAnswer {
        Change change = new Change(
                PendingDifferences.ACCOUNT_ENABLED,
                false,
                disable.expected().attribute(PendingDifferences.ACCOUNT_ENABLED),
                List.of("false"));
        return send(
                kind,
                new PendingExport.Update(
                        disable.targetAnchor(),
                        disable.objectType(),
                        disable.targetId(),
                        disable.etag(),
                        disable.expected(),
                        List.of(change),
                        false));
    }

    Outcome members(ResourceKind kind, PendingExport.ChangeMembers change) throws ScimHttp.NoAnswer {
        String path = ScimLookUps.path(kind, change.targetId());
        ScimResources resources = new ScimResources(mapping);
        Outcome outcome = null;
        try {
            outcome = patchOrPut(
                    path,
                    change.targetId(),
                    null,
                    new ScimPatch(mapping).members(change),
                    !change.remove().isEmpty(),
                    group -> resources.change(group, change));
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Rejected)) {
                learned.mayHaveMembers(change.targetId());
            }
        }
    }

    private Outcome send(ResourceKind kind, PendingExport.Update update) throws ScimHttp.NoAnswer {
        boolean valuePath = update.changes().size() == 1
                && mapping.of(update.objectType(), update.changes().getFirst().attribute())
                        .path()
                        .multiValued();
        ScimResources resources = new ScimResources(mapping);
        return patchOrPut(
                ScimLookUps.path(kind, update.targetId()),
                update.targetId(),
                version(update.etag()),
                new ScimPatch(mapping).update(update),
                valuePath,
                resource -> resources.change(resource, update.objectType(), update.changes()));
    }

    private Outcome oneByOne(ResourceKind kind, PendingExport.Update update, Outcome.Rejected whole)
            throws ScimHttp.NoAnswer {
        List<Change> changes = new ArrayList<>(update.changes());
        changes.sort(Comparator.comparing(change -> !change.attribute().equals(PendingDifferences.ACCOUNT_ENABLED)));
        List<Change> written = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        String etag = update.etag();
        for (Change change : changes) {
            PendingExport.Update before = with(update, update.etag(), written);
            Outcome outcome = send(kind, with(before, before.after(), etag, List.of(change)));
            if (outcome instanceof Outcome.Accepted accepted) {
                written.add(change);
                etag = accepted.etag();
            } else if (outcome instanceof Outcome.Rejected rejected) {
                refused.add(change.attribute() + " (" + rejected.reason() + ")");
            } else if (written.isEmpty()) {
                return outcome;
            } else {
                refused.add(change.attribute() + " and what follows: no clear answer");
                break;
            }
        }
        if (written.isEmpty()) {
            return new Outcome.Rejected(whole.code(), whole.reason(), whole.conflict());
        }
        return refused.isEmpty()
                ? new Outcome.Accepted(update.targetId(), etag)
                : new Outcome.Reduced(
                        update.targetId(),
                        etag,
                        with(update, etag, written),
                        whole.code(),
                        "written without " + String.join(", ", refused));
    }

    private static PendingExport.Update with(PendingExport.Update update, @Nullable String etag, List<Change> changes) {
        return with(update, update.expected(), etag, changes);
    }

    private static PendingExport.Update with(
            PendingExport.Update update, Image expected, @Nullable String etag, List<Change> changes) {
        return new PendingExport.Update(
                update.targetAnchor(),
                update.objectType(),
                update.targetId(),
                etag,
                expected,
                List.copyOf(changes),
                update.waits());
    }

    private Outcome patchOrPut(
            String path,
            String targetId,
            @Nullable String version,
            JsonNode patch,
            boolean valuePath,
            Consumer<ObjectNode> change)
            throws ScimHttp.NoAnswer {
        if (!capabilities.patch() || learned.patchMissing()) {
            return replacement().of(path, targetId, version, change);
        }
        ScimAnswer answer = session.write(HttpMethod.PATCH, path, ScimTarget.bytes(patch), version);
        boolean missing = answer.status() == 405 || answer.status() == 501;
        if (missing || notUnderstood(answer) || valuePath && answer.status() == BAD_REQUEST) {
            Outcome put = replacement().of(path, targetId, version, change);
            if (missing && put instanceof Outcome.Accepted) {
                learned.putInsteadOfPatch();
            }
            return put instanceof Outcome.Accepted || missing || notUnderstood(answer)
                    ? put
                    : answers.changed(answer, targetId);
        }
        return answers.changed(answer, targetId);
    }

    private ScimReplacement replacement() {
        return new ScimReplacement(session, capabilities, answers, learned);
    }

    private static boolean notUnderstood(ScimAnswer answer) {
        return answer.status() == BAD_REQUEST
                && answer.scimType() != null
                && PATCH_NOT_UNDERSTOOD.contains(answer.scimType());
    }

    private @Nullable String version(@Nullable String etag) {
        return capabilities.etag() ? etag : null;
    }
}
