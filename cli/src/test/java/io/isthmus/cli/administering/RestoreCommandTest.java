package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestoreCommandTest extends CommandCase {

    private static final String RESTORATION = "{\"id\":\"r1\",\"target\":\"cloud\",\"status\":\"%s\",\"digest\":\"d1\","
            + "\"objects\":3,\"total\":%d,\"conclusion\":\"as told\"}";

    @Test
    void what_was_written_is_put_back_by_a_plan_that_is_prepared_shown_approved_and_applied() {
        String plan = "/api/migrations/m1/rollback/plan";
        services.answers("POST " + plan, 202, RESTORATION.formatted("PREPARING", 0));
        services.answers("GET " + plan, 200, RESTORATION.formatted("PREPARING", 0));
        services.answers("GET " + plan, 200, RESTORATION.formatted("PREPARED", 2));
        services.answers(
                "GET " + plan + "/changes",
                200,
                "{\"items\":[{\"targetAnchor\":\"t1\",\"objectType\":\"USER\",\"operation\":\"UPDATE\",\"displayName\":\"Ann\","
                        + "\"changes\":[{\"attribute\":\"title\",\"expected\":[\"Chief\"],\"desired\":[\"Clerk\"]}]}]}");
        services.answers(
                "GET " + plan + "/conflicts",
                200,
                "{\"items\":[{\"targetAnchor\":\"t2\",\"objectType\":\"USER\",\"operation\":\"UPDATE\",\"displayName\":\"Bob\","
                        + "\"values\":[{\"attribute\":\"title\",\"before\":[\"A\"],\"written\":[\"B\"],\"present\":[\"C\"]}],"
                        + "\"included\":[]}]}");

        Outcome prepared = run("migrate", "restore", "prepare", "--id", "m1");
        assertThat(prepared.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(prepared.out()).contains("PREPARED: as told.", "Digest: d1");
        assertThat(run("migrate", "restore", "show", "--id", "m1").out())
                .contains("update user Ann t1", "title: [Chief] -> [Clerk]", "before [A], written [B], now [C]");

        services.answers("POST " + plan + "/approve", 200, RESTORATION.formatted("APPROVED", 2));
        assertThat(run("migrate", "restore", "approve", "d1", "--id", "m1").exitCode())
                .isZero();
        assertThat(services.last().body()).contains("\"digest\":\"d1\"");
        services.answers("POST " + plan + "/apply", 202, RESTORATION.formatted("RESTORING", 2));
        assertThat(run("migrate", "restore", "apply", "d1", "--no-wait", "--id", "m1")
                        .out())
                .contains("RESTORING: as told.");
        assertThat(services.last().body()).contains("\"digest\":\"d1\"");
    }
}
