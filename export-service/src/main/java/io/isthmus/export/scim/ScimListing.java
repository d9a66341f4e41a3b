package io.isthmus.export.scim;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.ExportTarget.Page;
import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.TargetUnavailable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reading from a SCIM provider: look-ups by filter, and whole listings page by page (RFC 7644, section 3.4.2). */
final class ScimListing {

    private static final int NOT_FOUND = 404;
    private static final Set<Integer> NOT_FILTERED = Set.of(400, NOT_FOUND, 501);

    private final ScimSession session;
    private final ScimReader reader;
    private final ScimCapabilities capabilities;
    private final ScimConfig config;

    ScimListing(ScimSession session, ScimReader reader, ScimCapabilities capabilities, ScimConfig config) {
        this.session = session;
        this.reader = reader;
        this.capabilities = capabilities;
        this.config = config;
    }

    /** Everything of a type that a filter lets through; meant for a handful. */
    List<ObservedObject> find(ObjectType type, String filter) {
        ResourceKind kind = capabilities.resources().get(type);
        String path = kind.endpoint() + "?filter=" + encoded(filter);
        Answer answer = session.read(path);
        if (answer.status() == NOT_FOUND) {
            return List.of();
        }
        return understood(answer, path, body -> reader.listing(body, type).objects());
    }

    /** As {@link #find}, for what may be searched by; nothing where the provider cannot filter so. */
    List<ObservedObject> search(ObjectType type, String filter) {
        ResourceKind kind = capabilities.resources().get(type);
        String path = kind.endpoint() + "?filter=" + encoded(filter);
        Answer answer = session.read(path);
        return NOT_FILTERED.contains(answer.status())
                ? List.of()
                : understood(answer, path, body -> reader.listing(body, type).objects());
    }

    Optional<ObservedObject> get(ObjectType type, String path) {
        Answer answer = session.read(path);
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        ObservedObject object = understood(answer, path, body -> reader.resource(body, type));
        return Optional.of(object.etag() == null ? object.withEtag(answer.etag()) : object);
    }

    /** A provider may return fewer than were asked for; what counts is how many it says there are. */
    void list(ObjectType type, Consumer<Page> page) {
        ResourceKind kind = capabilities.resources().get(type);
        int count = type == ObjectType.GROUP
                ? Math.min(config.groupPageSize(), capabilities.pageSize())
                : capabilities.pageSize();
        long seen = 0;
        while (true) {
            String path = kind.endpoint() + "?startIndex=" + (seen + 1) + "&count=" + count;
            ScimReader.Listing found = read(path, type);
            page.accept(new Page(found.objects(), found.total() < 0 ? null : found.total()));
            seen += found.received();
            boolean all = found.total() < 0 ? found.received() < count : seen >= found.total();
            if (all) {
                return;
            }
            if (found.received() == 0) {
                throw new IncompleteListing(
                        "the provider says it has " + found.total() + " of " + kind.endpoint() + " but gave only "
                                + seen,
                        null);
            }
        }
    }

    private ScimReader.Listing read(String path, ObjectType type) {
        Answer answer = session.read(path);
        if (!answer.success()) {
            throw new IncompleteListing("GET " + path + " was answered with " + answer.reason(), null);
        }
        try {
            return reader.listing(answer.body(), type);
        } catch (IOException e) {
            throw new IncompleteListing("GET " + path + " was answered with something else than a ListResponse", e);
        }
    }

    private <T> T understood(Answer answer, String path, Reading<T> reading) {
        try {
            if (answer.success()) {
                return reading.of(answer.body());
            }
            throw unusable(path, answer.reason(), null);
        } catch (IOException e) {
            throw unusable(path, e.getMessage(), e);
        }
    }

    private TargetUnavailable unusable(String path, String reason, Throwable cause) {
        return new TargetUnavailable(
                "TARGET_NOT_UNDERSTOOD",
                "the SCIM provider at " + session.base() + " answered GET " + path + " unusably: " + reason,
                "check that target.url in the settings is the base address of a SCIM 2.0 service",
                cause);
    }

    private interface Reading<T> {
        T of(byte[] body) throws IOException;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
