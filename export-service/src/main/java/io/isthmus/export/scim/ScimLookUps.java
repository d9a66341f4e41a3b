package io.isthmus.export.scim;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.TargetFault;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.target.UnusableAnswer;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks resources up, by id and by filter, and takes only those that are what was looked for.
 *
 * <pre>
 * answer of a filter                       taken for
 * ---------------------------------------  -------------------------------------------------
 * nothing, or 404                          nobody
 * some that meet it, with others or not    those that meet it
 * only such as differ by case              nobody (externalId is caseExact)
 * only others                              no answer: the provider ignores filters
 * 400, 403, 501                            no answer: it does not filter by this
 * any other                                no answer; of the provider as a whole where it does not even list
 * </pre>
 */
record ScimLookUps(ScimSession session, ScimReader reader) {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final Set<Integer> NOT_SEARCHED = Set.of(400, 403, 501);
    private static final Set<Integer> NOT_FILTERED = Set.of(400, 403, NOT_FOUND, 501);

    /** Asked for with each filter: some providers give nobody to whoever does not say how many. */
    private static final int AT_MOST = 100;

    /**
     * Everything of a type that meets a filter; meant for a handful.
     *
     * @throws UnusableAnswer when the provider answers with others
     */
    List<ObservedObject> find(ResourceKind kind, ObjectType type, ScimFilter filter) {
        String path = path(kind, filter);
        ScimAnswer answer = session.read(path);
        if (NOT_SEARCHED.contains(answer.status())) {
            throw new UnusableAnswer(
                    UnusableAnswer.FILTER_REFUSED,
                    "the SCIM provider at " + session.base() + " refuses a look-up (" + filter.expression() + "): "
                            + answer.reason(),
                    "tell the provider's makers (RFC 7644, section 3.4.2.2): without it nobody can say whether an object"
                            + " whose creation was not answered is there",
                    null);
        }
        return answer.status() == NOT_FOUND ? List.of() : met(answer, path, type, filter);
    }

    /** As {@link #find}, for what may be searched by; nothing where the provider cannot filter so. */
    List<ObservedObject> search(ResourceKind kind, ObjectType type, ScimFilter filter) {
        String path = path(kind, filter);
        ScimAnswer answer = session.read(path);
        return NOT_FILTERED.contains(answer.status()) ? List.of() : met(answer, path, type, filter);
    }

    Optional<ObservedObject> get(ResourceKind kind, ObjectType type, String targetId) {
        String path = path(kind, targetId);
        ScimAnswer answer = session.read(path);
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return Optional.empty();
        }
        Optional<ObservedObject> found = understood(answer, path, body -> reader.resource(body, type));
        String id = found.map(ObservedObject::targetId).orElse("");
        if (!targetId.equals(id)) {
            throw new UnusableAnswer(
                    UnusableAnswer.ANOTHER_OBJECT,
                    "the SCIM provider at " + session.base() + " answered GET " + path + " with the resource '" + id
                            + "'",
                    "tell the provider's makers (RFC 7644, section 3.4.1); nothing is concluded from such an answer",
                    null);
        }
        return found.map(object -> object.etag() == null ? object.withEtag(answer.etag()) : object);
    }

    private List<ObservedObject> met(ScimAnswer answer, String path, ObjectType type, ScimFilter filter) {
        boolean[] nearly = {false};
        ScimReader.Listing found = understood(
                answer,
                path,
                body -> reader.listing(body, type, resource -> {
                    nearly[0] |= filter.isNearlyMetBy(resource);
                    return filter.isMetBy(resource);
                }));
        if (found.received() > 0 && found.objects().isEmpty() && !nearly[0]) {
            throw new UnusableAnswer(
                    UnusableAnswer.FILTER_IGNORED,
                    "the SCIM provider at " + session.base() + " answered a look-up (" + filter.expression() + ") with "
                            + found.received() + " others",
                    "switch filters on at the provider, or tell its makers (RFC 7644, section 3.4.2.2): without them"
                            + " nobody can say whether an object is there",
                    null);
        }
        return found.objects();
    }

    private <T> T understood(ScimAnswer answer, String path, Reading<T> reading) {
        try {
            if (answer.success()) {
                return reading.of(answer.body());
            }
            throw unusable(path, answer.reason(), null);
        } catch (IOException e) {
            throw unusable(path, String.valueOf(e.getMessage()), e);
        }
    }

    private TargetFault unusable(String path, String reason, @Nullable Throwable cause) {
        String message = "the SCIM provider at " + session.base() + " answered GET " + path + " unusably: " + reason;
        return session.works()
                ? new UnusableAnswer(
                        UnusableAnswer.LOOK_UP_FAILED,
                        message,
                        "see what the provider has there; the object is looked up again, and nothing is concluded from"
                                + " such an answer",
                        cause)
                : new TargetUnavailable(
                        "TARGET_NOT_UNDERSTOOD",
                        message,
                        "check that target.url in the settings is the base address of a SCIM 2.0 service",
                        cause);
    }

    private interface Reading<T> {
        T of(byte[] body) throws IOException;
    }

    /** The request by which export and check look somebody up. */
    static String path(ResourceKind kind, ScimFilter filter) {
        return kind.endpoint() + "?filter=" + encoded(filter.expression()) + "&startIndex=1&count=" + AT_MOST;
    }

    static String path(ResourceKind kind, String targetId) {
        return kind.endpoint() + "/" + encoded(targetId);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
