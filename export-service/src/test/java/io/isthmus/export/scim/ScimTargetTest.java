package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.PendingExport.Change;
import io.isthmus.export.provider.Faults;
import io.isthmus.export.provider.TestProvider;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.scim.ClientCredentials;
import io.isthmus.scim.ScimAnswer;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SCIM connector against a real provider. */
class ScimTargetTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, List<String>> ANNA = Map.ofEntries(
            one("sourceAnchor", "anchor"),
            one("userPrincipalName", "anna@x.test"),
            one("accountEnabled", "true"),
            one("displayName", "Anna Ä"),
            one("givenName", "Anna"),
            one("surname", "Ärger"),
            one("title", "Dr."),
            one("mail", "anna@mail.test"),
            one("telephoneNumber", "+49 1"),
            one("mobile", "+49 2"),
            one("streetAddress", "Weg 1"),
            one("city", "Köln"),
            one("countryLetterCode", "DE"),
            one("employeeId", "4711"),
            one("department", "IT"));

    private TestProvider provider = new TestProvider();
    private ExportTarget target;

    @AfterEach
    void close() {
        if (target != null) {
            target.close();
        }
        provider.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void discovery_learns_what_the_provider_declares() {
        open();

        assertThat(target.schema().supports(ObjectType.USER)).isTrue();
        assertThat(target.schema().supports(ObjectType.CONTACT)).isFalse();
        assertThat(target.schema().supports(ObjectType.USER, "department")).isTrue();
        assertThat(target.schema().supports(ObjectType.USER, "proxyAddresses")).isFalse();
        assertThat(new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                        .schemaOf(target.schema().document()))
                .isEqualTo(target.schema());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_written_is_read_back_with_patch_and_without(boolean patch) {
        provider.close();
        provider = new TestProvider(patch);
        open();
        Outcome.Accepted created = accepted(
                target.apply(new PendingExport.Add("anchor", ObjectType.USER, new Image(ANNA, Map.of()), false)));

        ObservedObject seen = target.findByAnchor(ObjectType.USER, "anchor").orElseThrow();
        assertThat(seen.image().attributes()).isEqualTo(ANNA);

        Map<String, List<String>> changed = new HashMap<>(ANNA);
        List<Change> changes = new ArrayList<>();
        change(changed, changes, "title", "Prof.");
        change(changed, changes, "mobile", null);
        change(changed, changes, "homePhone", "+49 3");
        change(changed, changes, "city", "Bonn");
        change(changed, changes, "streetAddress", null);
        change(changed, changes, "givenName", null);
        change(changed, changes, "department", null);
        change(changed, changes, "mail", "anna@new.test");
        accepted(target.apply(new PendingExport.Update(
                "anchor", ObjectType.USER, created.targetId(), created.etag(), seen.image(), changes, false)));

        ObservedObject after =
                target.findById(ObjectType.USER, created.targetId()).orElseThrow();
        assertThat(after.image().attributes()).isEqualTo(changed);
        assertThat(provider.writes())
                .hasSize(2)
                .last()
                .satisfies(write -> assertThat(write.method()).isEqualTo(patch ? "PATCH" : "PUT"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_is_sent_once_leave_is_gone_not_even_what_was_being_prepared(boolean patch) {
        provider.close();
        provider = new TestProvider(patch);
        open();
        String anna = user("anna");
        long before = provider.writes().size();
        ExportTarget guarded = target.guardedBy(() -> {
            throw new IllegalStateException("no longer");
        });
        ObservedObject seen = guarded.findById(ObjectType.USER, anna).orElseThrow();

        assertThatThrownBy(() ->
                        guarded.apply(new PendingExport.Disable("anna", ObjectType.USER, anna, null, seen.image())))
                .hasMessage("no longer");
        assertThatThrownBy(() -> guarded.apply(new PendingExport.Delete("anna", ObjectType.USER, anna, null)))
                .hasMessage("no longer");

        assertThat(provider.writes()).hasSize((int) before);
        accepted(target.apply(new PendingExport.Delete("anna", ObjectType.USER, anna, null)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void members_come_and_go(boolean patch) {
        provider.close();
        provider = new TestProvider(patch);
        open();
        String anna = user("anna");
        String bert = user("bert");
        String group = accepted(target.apply(new PendingExport.Add(
                        "g", ObjectType.GROUP, new Image(Map.of("displayName", List.of("Team")), Map.of()), false)))
                .targetId();

        accepted(target.apply(new PendingExport.ChangeMembers("g", group, List.of(anna, bert), List.of())));
        assertThat(target.findById(ObjectType.GROUP, group).orElseThrow().members())
                .containsExactlyInAnyOrder(anna, bert);
        accepted(target.apply(new PendingExport.ChangeMembers("g", group, List.of(), List.of(anna))));

        assertThat(target.findById(ObjectType.GROUP, group).orElseThrow().members())
                .containsExactly(bert);
    }

    @Test
    void references_disabling_and_deleting() {
        open();
        String boss = user("boss");
        String anna = user("anna");
        Image before = target.findById(ObjectType.USER, anna).orElseThrow().image();

        accepted(target.apply(new PendingExport.Update(
                "anna",
                ObjectType.USER,
                anna,
                null,
                before,
                List.of(new Change("manager", true, List.of(), List.of(boss))),
                false)));
        accepted(target.apply(new PendingExport.Disable("anna", ObjectType.USER, anna, null, before)));

        ObservedObject seen = target.findById(ObjectType.USER, anna).orElseThrow();
        assertThat(seen.image().reference("manager")).containsExactly(boss);
        assertThat(seen.image().attribute("accountEnabled")).containsExactly("false");

        accepted(target.apply(new PendingExport.Delete("anna", ObjectType.USER, anna, null)));
        assertThat(target.apply(new PendingExport.Delete("anna", ObjectType.USER, anna, null)))
                .isInstanceOf(Outcome.AlreadyInPlace.class);
        assertThat(target.findById(ObjectType.USER, anna)).isEmpty();
    }

    @Test
    void a_listing_is_complete_page_by_page() {
        open(7);
        for (int i = 0; i < 30; i++) {
            user("u" + i);
        }
        List<String> anchors = new ArrayList<>();

        target.list(ObjectType.USER, page -> {
            assertThat(page.expected()).isEqualTo(30);
            page.objects().forEach(object -> anchors.add(object.externalId()));
        });

        assertThat(anchors).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void a_listing_that_ends_early_is_never_taken_for_complete() {
        open(7);
        for (int i = 0; i < 10; i++) {
            user("u" + i);
        }
        provider.faults().next(10, request -> request.path().contains("startIndex=8"), Faults.status(500, "oops"));

        assertThatThrownBy(() -> target.list(ObjectType.USER, page -> {})).isInstanceOf(IncompleteListing.class);
    }

    @Test
    void every_answer_has_its_outcome() {
        open();

        assertThat(outcome(Faults.status(400, "invalidValue", "bad")))
                .isEqualTo(new Outcome.Rejected("invalidValue", "HTTP 400: bad", false));
        assertThat(outcome(Faults.status(409, "uniqueness", "taken")))
                .isEqualTo(new Outcome.Rejected("uniqueness", "HTTP 409: taken", true));
        assertThat(outcome(Faults.status(412, "changed"))).isInstanceOf(Outcome.Stale.class);
        assertThat(outcome(Faults.throttled(7))).isEqualTo(new Outcome.Throttled(Duration.ofSeconds(7)));
        assertThat(outcome(Faults.status(500, "oops"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome(Faults.status(501, "no"))).isInstanceOf(Outcome.Unsupported.class);
        assertThat(outcome(Faults.lostAnswer())).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome(Faults.status(403, "not this one")))
                .isEqualTo(new Outcome.Rejected("HTTP_403", "HTTP 403: not this one", false));
    }

    @Test
    void a_refusal_is_of_the_whole_target_only_where_a_harmless_request_is_refused_too() {
        open();
        provider.faults().next(2, request -> true, Faults.status(403, "nothing here is yours"));

        assertThatThrownBy(() -> target.apply(new PendingExport.Delete("x", ObjectType.USER, "x", null)))
                .isInstanceOfSatisfying(
                        TargetUnavailable.class, e -> assertThat(e.code()).isEqualTo("TARGET_CREDENTIALS_REFUSED"));
    }

    @Test
    void an_object_changed_or_gone_meanwhile_is_stale() {
        open();
        String anna = user("anna");
        List<Change> change = List.of(new Change("title", false, List.of(), List.of("Dr.")));

        assertThat(target.apply(new PendingExport.Update(
                        "anna", ObjectType.USER, anna, "W/\"other\"", Image.EMPTY, change, false)))
                .isInstanceOf(Outcome.Stale.class);
        assertThat(target.apply(
                        new PendingExport.Update("anna", ObjectType.USER, "gone", null, Image.EMPTY, change, false)))
                .isInstanceOf(Outcome.Stale.class);
    }

    @Test
    void nobody_there_is_a_fault_of_the_whole_target() {
        TargetSettings nowhere = new TargetSettings("t", null, "http://127.0.0.1:1/scim", null, 4, null);

        assertThatThrownBy(() -> new ScimTargets(VERTX, new Secrets(), new TestScimConfig(100))
                        .open(nowhere, KnownTarget.NOTHING, habits -> {}))
                .isInstanceOfSatisfying(
                        TargetUnavailable.class, e -> assertThat(e.code()).isEqualTo("TARGET_UNREACHABLE"));
    }

    @Test
    void a_token_is_fetched_once_and_again_when_it_is_refused(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        List<String> forms = new ArrayList<>();
        ClientCredentials credentials = new ClientCredentials(
                new TargetSettings.ClientCredentials("http://token", "client", "file:" + secret, "scim"),
                new Secrets(),
                (url, basic, form) -> {
                    forms.add(form);
                    byte[] body = ("{\"access_token\":\"t" + forms.size() + "\",\"expires_in\":600}").getBytes();
                    return new ScimAnswer(200, body, null, null, null);
                },
                new TargetFaults());

        assertThat(credentials.header()).isEqualTo("Bearer t1");
        assertThat(credentials.header()).isEqualTo("Bearer t1");
        credentials.refused();
        assertThat(credentials.header()).isEqualTo("Bearer t2");
        assertThat(forms).hasSize(2).allMatch(form -> form.equals("grant_type=client_credentials&scope=scim"));
    }

    private Outcome outcome(Faults.Fault fault) {
        provider.faults().clear();
        provider.faults().next(1, Faults.writing(), fault);
        return target.apply(new PendingExport.Add(
                "x" + System.nanoTime(),
                ObjectType.USER,
                new Image(Map.of("userPrincipalName", List.of("x" + System.nanoTime())), Map.of()),
                false));
    }

    private String user(String name) {
        return accepted(target.apply(new PendingExport.Add(
                        name,
                        ObjectType.USER,
                        new Image(Map.of("userPrincipalName", List.of(name + "@x.test")), Map.of()),
                        false)))
                .targetId();
    }

    private static void change(Map<String, List<String>> image, List<Change> changes, String name, String value) {
        List<String> before = image.getOrDefault(name, List.of());
        if (value == null) {
            image.remove(name);
        } else {
            image.put(name, List.of(value));
        }
        changes.add(new Change(name, false, before, value == null ? List.of() : List.of(value)));
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    private void open() {
        open(100);
    }

    private void open(int pageSize) {
        target = new ScimTargets(VERTX, new Secrets(), new TestScimConfig(pageSize))
                .open(new TargetSettings("t", null, provider.url(), null, 4, null), KnownTarget.NOTHING, habits -> {});
    }

    private static Map.Entry<String, List<String>> one(String name, String value) {
        return Map.entry(name, List.of(value));
    }
}
