package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrateCommandTest extends CommandCase {

    @Test
    void what_a_migration_is_going_to_apply_and_what_people_have_to_do_can_be_read() {
        services.answers("GET /api/migrations", 200, "[" + MIGRATION.formatted("READY", "") + "]");
        services.answers("GET /api/migrations/m1/plan", 200, """
                [{"name":"ANALYZE","waits":false,"preconditions":["no other step is running"]}]""");
        services.answers("GET /api/migrations/m1/configuration", 200, """
                {"digest":"d1","settings":{"schemaVersion":1,
                 "sources":[{"name":"corp","url":"ldap://dc","bindDn":"CN=r","partitions":[{"dn":"DC=corp"}]}],
                 "target":{"name":"cloud","url":"https://scim"}},
                 "sources":["corp"],"target":"cloud","objects":2000,"estimatedMinutes":8,"stepsToCome":["EXPORT"],
                 "notCarriedOver":[{"what":"a rule","evidence":"ma.xml","reason":"not known"}]}""");
        services.answers("GET /api/migrations/m1/re-creations", 200, """
                [{"id":"1a","code":"EXTENSION_DLL","element":"ma.xml","blocking":true,"what":"an extension","whatToDo":"Drop it."}]""");
        services.answers("POST /api/migrations/m1/fresh-look", 202, runJson("TARGET_IMPORT", "RUNNING"));

        assertThat(run("migrate", "plan").out()).contains("ANALYZE", "no other step is running");
        assertThat(run("migrate", "configuration", "m1").out())
                .contains("corp: ldap://dc as CN=r", "DC=corp", "Not carried over: a rule", "Digest: d1");
        Outcome open = run("migrate", "re-creations", "m1");
        assertThat(open.out()).contains("1a  OPEN", "an extension (EXTENSION_DLL)", "in ma.xml: Drop it.");
        assertThat(open.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(run("migrate", "fresh-look", "m1").out()).contains("run r1");
    }

    @Test
    void a_swing_names_the_deployment_that_is_left() {
        services.answers("POST /api/migrations", 201, MIGRATION.formatted("READY", ""));

        run("migrate", "begin", "--path", "swing", "--from", "old", "--name", "Swing");

        assertThat(services.requests().getFirst().body())
                .isEqualTo("{\"name\":\"Swing\",\"path\":\"SWING\",\"from\":\"old\"}");
    }

    @Test
    void a_rollback_says_what_was_changed_and_gives_the_values_before_as_a_table() {
        services.answers("GET /api/migrations", 200, "[" + MIGRATION.formatted("READY", "") + "]");
        services.answers(
                "GET /api/migrations/m1/rollback",
                200,
                "{\"migrationId\":\"m1\",\"cutOver\":true,\"exporting\":true,\"since\":\"2026-01-02T03:04:05Z\","
                        + "\"conclusion\":\"local has changed 2 objects\",\"whatToDo\":\"Demote it.\"}");
        services.answers("GET /api/written-objects.csv", 200, "targetAnchor,before\nt,Clerk\n");

        assertThat(run("migrate", "rollback").out())
                .contains("local has changed 2 objects.", "It exports.", "Demote it.");
        assertThat(run("migrate", "rollback", "m1", "--csv").out()).isEqualTo("targetAnchor,before\nt,Clerk\n");
        assertThat(services.last().path()).isEqualTo("/api/written-objects.csv?since=2026-01-02T03%3A04%3A05Z");
    }
}
