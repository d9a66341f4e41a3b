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
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.checking.SettingsEffects.Effect;
import io.isthmus.contracts.checking.SettingsEffects.Kind;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;
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
        return new RuleSettings(
                true,
                List.of(),
                List.of(new RuleDocument(
                        "mine",
                        "mine",
                        RuleDocument.Direction.INBOUND,
                        null,
                        "inetOrgPerson",
                        "user",
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
