package io.isthmus.sync.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is foreseen of other settings, and that it comes true. */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class SettingsEffectsTest {

    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;
    private static final String HIDDEN = "ou=hidden," + PEOPLE;
    private static final String STAFF = "cn=staff,ou=groups," + TestDirectory.SUFFIX;

    @Inject
    ConfigLog log;

    private SyncFixture sync;
    private InMemoryTestDirectory directory;
    private String source;

    @BeforeEach
    void a_directory_that_has_been_synchronized() {
        sync = new SyncFixture(log);
        source = "hr-" + java.util.UUID.randomUUID().toString().substring(0, 8);
        directory = new InMemoryTestDirectory();
        directory.addTree();
        directory.addPerson("anna", "ou=people", "mail: anna@" + source + ".org", "title: Leaver");
        directory.addPerson("bert", "ou=people", "mail: bert@" + source + ".org", "manager: uid=anna," + PEOPLE);
        directory.addPerson("carl", "ou=hidden,ou=people", "mail: carl@" + source + ".org");
        directory.apply("dn: cn=staff,ou=groups," + TestDirectory.SUFFIX
                + "\nobjectClass: groupOfNames\ncn: Staff\nmember: uid=anna," + PEOPLE);
        inForce(settings(null));
        sync.run(RunProfile.FULL_IMPORT, source);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private SettingsDocument settings(RuleSettings rules, String... excluded) {
        return new SettingsDocument(
                1,
                List.of(directory.source(
                        source,
                        DeltaMethod.CHANGELOG,
                        100,
                        new PartitionSettings(TestDirectory.SUFFIX, List.of(), List.of(excluded)))),
                null,
                null,
                null,
                null,
                rules,
                null,
                null);
    }

    private void inForce(SettingsDocument settings) {
        sync.settings(settings);
    }

    private static Response ask(String role, Object body) {
        return given().auth()
                .preemptive()
                .basic(role, role + "-test")
                .contentType("application/json")
                .body(body)
                .post("/api/settings-effects");
    }

    private static SettingsEffects effects(SettingsDocument proposed) {
        String json = ask("operator", proposed).then().statusCode(200).extract().asString();
        try {
            return WireFormat.mapper().readValue(json, SettingsEffects.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Effect> ofSource(SettingsEffects effects) {
        return effects.effects().stream()
                .filter(effect -> effect.source().equals(source))
                .toList();
    }

    private static RuleSettings withRule(String scopeAttribute, String value, String target, String constant) {
        return withRule("inetOrgPerson", "user", scopeAttribute, value, target, constant);
    }

    private static RuleSettings withRule(
            String sourceType, String type, String scopeAttribute, String value, String target, String constant) {
        return new RuleSettings(
                true,
                List.of(),
                List.of(new RuleDocument(
                        "mine",
                        "mine",
                        RuleDocument.Direction.INBOUND,
                        null,
                        sourceType,
                        type,
                        RuleDocument.LinkType.JOIN,
                        50,
                        List.of(new RuleDocument.ScopeGroup(
                                List.of(new RuleDocument.ScopeCondition(scopeAttribute, "EQUAL", value)))),
                        null,
                        List.of(new RuleDocument.Flow(
                                target,
                                RuleDocument.FlowKind.CONSTANT,
                                constant,
                                RuleDocument.MergeType.UPDATE,
                                false)))));
    }

    @Test
    void the_settings_in_force_have_no_effect_and_neither_has_asking() {
        long sent = sync.imagesSent();

        SettingsEffects effects = effects(settings(null));

        assertThat(effects.effects()).isEmpty();
        assertThat(effects.unknown()).isEmpty();
        assertThat(effects.failing()).isZero();
        assertThat(effects.atTarget()).extracting(SettingsEffects.Count::type).contains(ObjectType.USER);
        assertThat(sync.imagesSent()).isEqualTo(sent);
    }

    @Test
    void a_rule_that_says_what_is_so_already_has_no_effect_though_everything_is_evaluated() {
        assertThat(effects(settings(withRule("title", "Leaver", "title", "Leaver")))
                        .effects())
                .isEmpty();
    }

    @Test
    void containers_that_close_let_their_objects_leave_and_it_comes_true() {
        SettingsEffects foreseen = effects(settings(null, PEOPLE));

        assertThat(ofSource(foreseen)).singleElement().satisfies(effect -> {
            assertThat(effect.kind()).isEqualTo(Kind.LEAVES);
            assertThat(effect.type()).isEqualTo(ObjectType.USER);
            assertThat(effect.count()).isEqualTo(3);
            assertThat(effect.examples()).contains("uid=anna," + PEOPLE, "uid=carl," + HIDDEN);
        });
        assertThat(foreseen.leaving(ObjectType.USER)).isEqualTo(3);

        inForce(settings(null, PEOPLE));
        Run run = sync.run(RunProfile.FULL_IMPORT, source);

        assertThat(sync.sentBy(run).stream().filter(DesiredAbsence.class::isInstance))
                .hasSize(3);
    }

    @Test
    void containers_that_open_again_bring_back_what_is_known_of_them_and_say_that_it_may_be_more() {
        inForce(settings(null, HIDDEN));
        sync.run(RunProfile.FULL_IMPORT, source);

        SettingsEffects foreseen = effects(settings(null));

        assertThat(ofSource(foreseen))
                .extracting(Effect::kind, Effect::count, Effect::examples)
                .containsExactly(tuple(Kind.RETURNS, 1L, List.of("uid=carl," + HIDDEN)));
        assertThat(foreseen.unknown())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains(HIDDEN));
    }

    @Test
    void rules_that_filter_let_objects_leave_and_others_change_them() {
        assertThat(ofSource(effects(settings(withRule("title", "Leaver", "cloudFiltered", "True")))))
                .extracting(Effect::kind, Effect::count, Effect::examples)
                .containsExactly(tuple(Kind.LEAVES, 1L, List.of("uid=anna," + PEOPLE)));
        inForce(settings(withRule("title", "Leaver", "cloudFiltered", "True")));
        sync.run(RunProfile.FULL_SYNCHRONIZATION, null);
        assertThat(ofSource(effects(settings(null))))
                .extracting(Effect::kind, Effect::count, Effect::examples)
                .containsExactly(tuple(Kind.ARRIVES, 1L, List.of("uid=anna," + PEOPLE)));
        inForce(settings(null));
        sync.run(RunProfile.FULL_SYNCHRONIZATION, null);
        assertThat(ofSource(effects(settings(withRule("title", "Leaver", "title", "Boss")))))
                .extracting(Effect::kind, Effect::count, Effect::examples)
                .containsExactly(tuple(Kind.CHANGES, 1L, List.of("uid=anna," + PEOPLE)));
    }

    /** Anna alone is staff; carl becomes a member by way of another group. */
    @Test
    void a_group_takes_its_members_and_whoever_joins_or_leaves_it_comes_or_goes_with_the_next_delta() {
        SettingsEffects foreseen = effects(filtered(STAFF, true));

        assertThat(foreseen.groups())
                .containsExactly(new SettingsEffects.Members(source, STAFF, 1, List.of("uid=anna," + PEOPLE)));
        assertThat(ofSource(foreseen)).singleElement().satisfies(effect -> {
            assertThat(effect.kind()).isEqualTo(Kind.LEAVES);
            assertThat(effect.examples()).containsExactlyInAnyOrder("uid=bert," + PEOPLE, "uid=carl," + HIDDEN);
        });

        inForce(filtered(STAFF, true));
        Run left = delta();
        assertThat(left.message()).as("no full import").isNull();
        assertThat(left.errors()).isEmpty();
        assertThat(absencesOf(left)).isEqualTo(2);

        directory.apply("dn: cn=inner,ou=groups," + TestDirectory.SUFFIX
                + "\nobjectClass: groupOfNames\ncn: Inner\nmember: uid=carl," + HIDDEN + "\nmember: " + STAFF);
        directory.apply("dn: " + STAFF + "\nchangetype: modify\nadd: member\nmember: cn=inner,ou=groups,"
                + TestDirectory.SUFFIX);
        Run joined = delta();
        assertThat(sync.sentBy(joined).stream()
                        .filter(DesiredObject.class::isInstance)
                        .map(DesiredObject.class::cast)
                        .filter(object -> object.objectType() == ObjectType.USER))
                .singleElement()
                .satisfies(object ->
                        assertThat(object.attributes()).containsEntry("mail", List.of("carl@" + source + ".org")));

        assertThat(ofSource(effects(filtered(STAFF, false))))
                .extracting(Effect::kind, Effect::count)
                .containsExactly(tuple(Kind.LEAVES, 1L));
        assertThat(ofSource(effects(settings(null))))
                .extracting(Effect::kind, Effect::examples)
                .containsExactly(tuple(Kind.ARRIVES, List.of("uid=bert," + PEOPLE)));
    }

    @Test
    void a_group_that_is_renamed_is_followed_and_told_and_one_that_is_gone_takes_nobody_away() {
        inForce(filtered(STAFF, false));
        assertThat(absencesOf(delta())).isEqualTo(2);
        directory.apply("dn: " + STAFF + "\nchangetype: modrdn\nnewrdn: cn=crew\ndeleteoldrdn: 1");

        Run renamed = sync.run(RunProfile.FULL_IMPORT, source);

        assertThat(renamed.errors()).extracting(Run.RunError::code).contains("GROUP_FILTER_RENAMED");
        assertThat(absencesOf(renamed)).isZero();

        directory.apply("dn: cn=crew,ou=groups," + TestDirectory.SUFFIX + "\nchangetype: delete");
        Run gone = delta();

        assertThat(gone.errors()).extracting(Run.RunError::code).contains("GROUP_FILTER_NOT_READ");
        assertThat(sync.sentBy(gone).stream()
                        .filter(DesiredAbsence.class::isInstance)
                        .map(DesiredAbsence.class::cast)
                        .map(DesiredAbsence::objectType))
                .containsExactly(ObjectType.GROUP);
        assertThat(effects(filtered(STAFF, false)).unknown())
                .anySatisfy(sentence -> assertThat(sentence).contains("is not among what was read"));
    }

    private SettingsDocument filtered(String group, boolean nested) {
        SettingsDocument settings = settings(null);
        return settings.withSources(
                List.of(settings.sources().getFirst().withGroup(new GroupFilter(group, nested, false))));
    }

    private Run delta() {
        return sync.run(RunProfile.DELTA_IMPORT, source);
    }

    private long absencesOf(Run run) {
        return sync.sentBy(run).stream()
                .filter(DesiredAbsence.class::isInstance)
                .count();
    }

    @Test
    void how_large_a_flattened_group_becomes_is_foreseen_and_it_follows_the_groups_in_it() {
        String crew = "cn=crew,ou=groups," + TestDirectory.SUFFIX;
        directory.apply("dn: " + crew + "\nobjectClass: groupOfNames\ncn: Crew\nmember: uid=anna," + PEOPLE
                + "\nmember: uid=bert," + PEOPLE);
        directory.apply("dn: cn=all,ou=groups," + TestDirectory.SUFFIX + "\nobjectClass: groupOfNames\ncn: All "
                + source + "\nmember: " + crew);
        sync.run(RunProfile.FULL_IMPORT, source);
        SettingsDocument flattened =
                settings(withRule("groupOfNames", "group", "cn", "All " + source, "memberNesting", "FLATTEN"));

        SettingsEffects foreseen = effects(flattened);

        assertThat(ofSource(foreseen))
                .extracting(Effect::kind, Effect::type, Effect::count)
                .containsExactly(tuple(Kind.CHANGES, ObjectType.GROUP, 1L));
        assertThat(foreseen.memberships())
                .isEqualTo(new SettingsEffects.Memberships(
                        1,
                        1,
                        1,
                        2,
                        List.of(new SettingsEffects.Resized(
                                source, "cn=all,ou=groups," + TestDirectory.SUFFIX, 1, 2))));
        inForce(flattened);
        sync.run(RunProfile.FULL_SYNCHRONIZATION, null);
        assertThat(sync.target().membersOf("All " + source)).hasSize(2);
        directory.apply("dn: " + crew + "\nchangetype: modify\nadd: member\nmember: uid=carl," + HIDDEN);
        sync.run(RunProfile.DELTA_IMPORT, source);
        assertThat(sync.target().membersOf("All " + source)).hasSize(3);
        directory.apply("dn: " + crew + "\nchangetype: delete");
        directory.apply("dn: cn=all,ou=groups," + TestDirectory.SUFFIX
                + "\nchangetype: modify\nreplace: member\nmember: uid=anna," + PEOPLE);
        sync.run(RunProfile.DELTA_IMPORT, source);
        assertThat(sync.target().membersOf("All " + source)).hasSize(1);
    }

    @Test
    void only_operators_may_ask_and_what_nothing_could_run_on_is_refused() {
        ask("viewer", settings(null)).then().statusCode(403);
        ask("operator", "{}").then().statusCode(422);
        ask("operator", new SettingsDocument(1, List.of(), null, null, null, null, null, null, null))
                .then()
                .statusCode(422)
                .body("code", equalTo("NO_SOURCES"));
        ask("operator", settings(withRule("title", "Leaver", "title", "x"), "no name"))
                .then()
                .statusCode(422)
                .body("code", equalTo("SETTINGS_UNUSABLE"));
    }
}
