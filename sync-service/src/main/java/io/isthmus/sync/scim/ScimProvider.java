package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimListing;
import io.isthmus.scim.ScimSession;
import io.isthmus.sync.source.SourceException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of one provider. */
final class ScimProvider implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final SourceSettings source;
    private final ScimSession session;
    private final ScimSourceConfig config;
    private final ScimSourceFaults faults;

    ScimProvider(SourceSettings source, ScimSession session, ScimSourceConfig config) {
        this.source = source;
        this.session = session;
        this.config = config;
        this.faults = new ScimSourceFaults(source);
    }

    SourceSettings source() {
        return source;
    }

    /** The one partition. */
    String base() {
        return source.partitions().getFirst().dn();
    }

    /** Goes through users or groups. */
    final class Walk {
        private final ScimKind kind;
        private final ScimListing<ResourcePage>.Walk pages;
        private long total;

        Walk(ScimKind kind, ScimListing<ResourcePage>.Walk pages) {
            this.kind = kind;
            this.pages = pages;
        }

        @Nullable
        ResourcePage next() {
            ResourcePage page = pages.next();
            total = page == null ? total : page.total();
            return page;
        }

        ScimKind kind() {
            return kind;
        }

        /** As the provider said last. */
        long total() {
            return total;
        }
    }

    /** @param filter none: everybody */
    Walk walk(ScimKind kind, @Nullable String filter) {
        int count = kind == ScimKind.GROUP ? Math.min(config.groupPageSize(), source.pageSize()) : source.pageSize();
        return new Walk(
                kind,
                new ScimListing<>(path -> session.read(filtered(path, filter)), ResourcePage::read, faults)
                        .walk(kind.endpoint(), count));
    }

    private static String filtered(String path, @Nullable String filter) {
        return filter == null ? path : path + "&filter=" + encoded(filter);
    }

    /** How many there are of a filter, as far as the first page tells; empty where the provider cannot say. */
    Optional<ResourcePage> first(ScimKind kind, String filter) {
        ScimAnswer answer = session.read(filtered(kind.endpoint() + "?startIndex=1&count=1", filter));
        try {
            return answer.success() ? Optional.of(ResourcePage.read(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @return empty where there certainly is no such resource */
    Optional<JsonNode> get(ScimKind kind, String id) {
        String path = kind.endpoint() + "/" + encoded(id);
        ScimAnswer answer = session.read(path);
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return Optional.empty();
        }
        JsonNode resource = answer.json();
        if (!answer.success() || !id.equals(resource.path("id").asText(null))) {
            throw faults.notUnderstood(
                    "GET " + path + " was answered with " + (answer.success() ? "another resource" : answer.reason()),
                    null);
        }
        return Optional.of(resource);
    }

    /** A provider that has ignored the filter of a delta would have us believe that nothing else has changed. */
    void requireChanged(@Nullable String filter, JsonNode resource) {
        if (filter != null) {
            Instant since = Instant.parse(filter.substring(filter.indexOf('"') + 1, filter.lastIndexOf('"')));
            if (LastModified.of(resource).filter(time -> !time.isBefore(since)).isEmpty()) {
                throw faults.noLongerFiltered(resource.path("id").asText(""));
            }
        }
    }

    SourceException changedWhileRead(Walk walk) {
        return (SourceException) faults.incomplete(
                "the listing of " + walk.kind().endpoint() + " has changed while it was read, or is not whole", null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        session.close();
    }
}
