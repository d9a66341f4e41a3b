package io.isthmus.sync.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceConnection;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TokenSettings;
import io.isthmus.sync.scim.PlainProvider.Weakness;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceContract;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScimSourceTest extends SourceContract {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static Vertx vertx;

    @TempDir
    static Path folder;

    private final PlainProvider provider = new PlainProvider();
    private String url = provider.url();

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        Files.writeString(folder.resolve("secret"), "s3cret");
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Override
    protected void write(List<Somebody> all) {
        Set<String> keys = all.stream().map(Somebody::key).collect(Collectors.toSet());
        provider.users.keySet().retainAll(keys);
        provider.groups.keySet().retainAll(keys);
        for (Somebody each : all) {
            boolean group = each.objectClass().equals("groupOfNames");
            provider.put(group ? provider.groups : provider.users, group ? group(each) : user(each));
        }
    }

    private static ObjectNode user(Somebody somebody) {
        ObjectNode user = WireFormat.mapper().createObjectNode().put("id", somebody.key());
        user.put("userName", somebody.key())
                .put("displayName", somebody.values().get("displayName"));
        user.put("password", somebody.values().get("userPassword"));
        user.putArray("emails")
                .addObject()
                .put("value", somebody.values().get("mail"))
                .put("type", "work");
        if (!somebody.values().get("manager").isEmpty()) {
            user.putObject(ENTERPRISE)
                    .putObject("manager")
                    .put("value", somebody.values().get("manager"));
        }
        return user;
    }

    private static ObjectNode group(Somebody somebody) {
        ObjectNode group = WireFormat.mapper()
                .createObjectNode()
                .put("id", somebody.key())
                .put("displayName", somebody.values().get("cn"));
        for (String member : somebody.values().get("member").split("\\|")) {
            group.withArray("members").addObject().put("value", member);
        }
        return group;
    }

    @Override
    protected SourceSettings source(int pageSize) {
        return new SourceSettings(
                "hr",
                SourceKind.SCIM,
                url,
                false,
                null,
                null,
                "file:" + folder.resolve("secret"),
                null,
                List.of(new PartitionSettings(base(), List.of(), List.of())),
                DeltaMethod.AUTO,
                pageSize);
    }

    @Override
    protected SourceConnector open(SourceSettings source) {
        return new ScimSources(vertx, new ShortTimes(), new Secrets()).apply(source);
    }

    @Override
    protected void remove() {
        provider.close();
    }

    private static final class ShortTimes implements ScimSourceConfig {

        @Override
        public Duration requestTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public long maximumAnswer() {
            return 1_000_000;
        }

        @Override
        public int repetitions() {
            return 1;
        }

        @Override
        public Duration repetitionPause() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration throttlePause() {
            return Duration.ofMillis(20);
        }

        @Override
        public int groupPageSize() {
            return 50;
        }

        @Override
        public Duration deltaOverlap() {
            return Duration.ofMinutes(1);
        }
    }

    @Test
    void a_delta_brings_who_has_changed_and_nobody_else() {
        String watermark = full(1_000).watermark().orElseThrow();
        write(List.of(
                Somebody.person("anna", "anna@example.org", ""),
                Somebody.person("bert", "bertram@example.org", "anna"),
                new Somebody("all", "groupOfNames", Map.of("cn", "all", "member", "anna"))));

        Read delta = delta(watermark);

        assertThat(entries(delta)).extracting(SourceEntry::anchor).containsExactly("bert", "all");
        assertThat(entry(entries(delta), "all").memberships()).containsEntry("member", List.of(place("anna")));
        assertThat(entries(delta(delta.watermark().orElseThrow())))
                .extracting(SourceEntry::anchor)
                .doesNotContain("anna");
    }

    @Test
    void where_filters_are_ignored_a_delta_asks_nothing_and_one_that_is_ignored_later_is_noticed() {
        String proven = full(1_000).watermark().orElseThrow();
        provider.weaknesses.add(Weakness.IGNORES_FILTERS);

        assertThat(delta(full(1_000).watermark().orElseThrow()).items()).isEmpty();
        assertThatThrownBy(() -> delta(proven))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE));
    }

    @ParameterizedTest
    @EnumSource(names = {"FORGETS_ONE", "REPEATS_ONE"})
    void a_listing_that_is_not_whole_proves_nothing_about_who_is_gone(Weakness weakness) {
        provider.weaknesses.add(weakness);

        Read read = full(1_000);

        assertThat(read.items())
                .anySatisfy(item -> assertThat(item)
                        .isInstanceOfSatisfying(
                                SourceItem.BaseFailed.class,
                                failed -> assertThat(failed.base()).isEqualTo(base())));
        assertThat(entries(read)).extracting(SourceEntry::anchor).contains("anna");
    }

    @Test
    void somebody_whom_no_listing_shows_is_found_by_his_id() {
        provider.weaknesses.add(Weakness.NO_USERS_TODAY);

        assertThat(entries(full(1_000))).extracting(SourceEntry::anchor).containsExactly("all");
        try (SourceConnector connector = open(source(1_000))) {
            assertThat(connector.locate(List.of("anna"))).containsKey("anna");
        }
    }

    @Test
    void somebody_without_an_id_is_an_error_and_who_is_switched_off_is_disabled() {
        ObjectNode nobody = user(Somebody.person("x", "x@example.org", ""));
        nobody.remove("id");
        nobody.putObject("meta").put("lastModified", "2016-05-01T10:00:00Z");
        provider.users.put("x", nobody);
        provider.users.get("bert").put("active", false);

        Read read = full(1_000);

        assertThat(faults(read)).extracting(SourceItem.Faulty::code).containsExactly("NO_ANCHOR");
        assertThat(entries(read)).hasSize(3);
    }

    @Test
    void it_signs_in_by_token_by_name_and_as_a_client() {
        full(1_000);
        assertThat(provider.authorizations).containsOnly("Bearer s3cret");

        provider.authorizations.clear();
        full(source(1_000)
                .withConnection(new SourceConnection(
                        url, false, null, "reader", source(1).passwordRef(), null)));
        assertThat(provider.authorizations).allMatch(header -> header.startsWith("Basic "));

        provider.authorizations.clear();
        full(source(1_000)
                .withConnection(new SourceConnection(
                        url, false, null, "client", source(1).passwordRef(), null))
                .withToken(new TokenSettings(provider.tokenUrl(), "read")));
        assertThat(provider.authorizations).containsOnly("Bearer fetched");
    }
}
