package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyCommandTest extends CommandCase {

    private static final String NOT_KNOWN = "{\"code\":\"OBJECT_NOT_KNOWN\",\"detail\":\"no import has seen it\"}";

    @Test
    void why_asks_every_source_and_then_the_target() {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("GET /api/objects", 404, "{\"code\":\"OBJECT_NOT_KNOWN\",\"detail\":\"not in corp\"}");
        services.answers(
                "GET /api/objects",
                200,
                "{\"connector\":\"lab\",\"anchor\":\"a==\",\"dn\":\"CN=x,DC=lab\",\"verdict\":\"It is synchronized.\","
                        + "\"link\":{\"status\":\"PROJECTED\",\"ruleId\":\"r\"},\"rules\":[{\"name\":\"Contacts\","
                        + "\"inScope\":false,\"failed\":[\"mail is empty\"]}],\"metaverse\":{\"targetAnchor\":\"t/1==\"}}");
        services.answers("GET /api/objects/t%2F1%3D%3D", 200, "{\"state\":\"PRESENT\",\"targetId\":\"42\"}");

        Outcome outcome = run("why", "CN=x,DC=lab");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("It is synchronized.", "rule Contacts does not apply: mail is empty", "is there as 42");
        assertThat(services.requests().get(2).path()).isEqualTo("/api/objects?connector=lab&dn=CN%3Dx%2CDC%3Dlab");
    }

    @Test
    void what_a_directory_carries_is_shown_and_not_obeyed_by_the_terminal() {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers(
                "GET /api/objects",
                404,
                "{\"code\":\"X\",\"detail\":\"CN=\\u001b[2Ja\\u202eb\\nGate: open\\u009b1m\"}");
        services.answers("GET /api/objects", 500, "{\"detail\":\"CN=\\u001b[2Ja\\u202eb\\nGate: open\\u009b1m\"}");

        for (String[] how : new String[][] {{"why", "CN=x,DC=lab"}, {"why", "CN=x,DC=lab", "--json"}}) {
            Outcome outcome = run(how);
            assertThat(outcome.err()).containsIgnoringCase("\\u001b[2Ja\\u202eb");
            assertThat((outcome.out() + outcome.err()).lines()).noneMatch(line -> line.startsWith("Gate"));
            assertThat((outcome.out() + outcome.err()).chars())
                    .noneMatch(unit -> unit == 0x1b || unit == 0x202e || unit == 0x9b);
        }
    }

    @Test
    void why_finds_the_one_object_of_a_name_on_either_side() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[" + found("lab", "a==") + "]");
        services.answers("GET /api/objects", 200, "[{\"targetAnchor\":\"t1\",\"source\":\"lab: CN=a==,DC=lab\"}]");
        services.answers(
                "GET /api/objects",
                200,
                "{\"connector\":\"lab\",\"anchor\":\"a==\",\"dn\":\"CN=a==,DC=lab\",\"verdict\":\"It is filtered.\"}");

        Outcome outcome = run("why", "anna", "--source", "lab");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("It is filtered.");
        assertThat(services.requests())
                .extracting(request -> request.path())
                .containsExactly(
                        "/api/objects?connector=lab&anchor=anna",
                        "/api/objects/search?q=anna&limit=50",
                        "/api/objects?q=anna&limit=50",
                        "/api/objects?connector=lab&anchor=a%3D%3D");
    }

    @Test
    void why_lists_several_of_a_name_each_once() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[" + found("lab", "a") + "," + found("lab", "b") + "]");
        services.answers(
                "GET /api/objects",
                200,
                "[{\"targetAnchor\":\"t1\",\"state\":\"PRESENT\",\"displayName\":\"Anna\",\"source\":\"lab: CN=a,DC=lab\"},"
                        + "{\"targetAnchor\":\"t9\",\"state\":\"ABSENT\",\"source\":\"lab: CN=gone,DC=lab\"}]");

        Outcome outcome = run("why", "lab", "--source", "lab");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "3 objects",
                        "CN=a,DC=lab",
                        "Anna, FILTERED: no rule is for it; at the target it should be PRESENT")
                .contains("CN=b,DC=lab", "t9", "target only, at the target it should be ABSENT");
    }

    @Test
    void why_tells_what_only_the_target_knows() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[]");
        services.answers(
                "GET /api/objects",
                200,
                "[{\"targetAnchor\":\"t9\",\"state\":\"ABSENT\",\"source\":\"lab: CN=gone\"}]");
        services.answers(
                "GET /api/objects/t9", 200, "{\"targetAnchor\":\"t9\",\"state\":\"ABSENT\",\"displayName\":\"Gone\"}");

        assertThat(run("why", "gone", "--source", "lab").out()).contains("Gone", "no source knows it now");
    }

    @Test
    void why_is_exit_code_6_when_nobody_knows_the_name() {
        services.answers("GET /api/objects", 404, NOT_KNOWN);
        services.answers("GET /api/objects/search", 200, "[]");
        services.answers("GET /api/objects", 200, "[]");

        assertThat(run("why", "nobody", "--source", "lab").exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=x,DC=lab", "uid=a=b,dc=x", "2.5.4.3=x", " OU=ü"})
    void a_distinguished_name_is_told_from_an_anchor(String text) {
        assertThat(WhyCommand.isDn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAECAwQFBgcICQoLDA0ODw==", "Zm9v", "0d2a9b4e-0000-1000-8000-000000000000", "abc="})
    void an_anchor_is_no_distinguished_name(String text) {
        assertThat(WhyCommand.isDn(text)).isFalse();
    }

    private static String found(String connector, String anchor) {
        return "{\"connector\":\"" + connector + "\",\"anchor\":\"" + anchor + "\",\"dn\":\"CN=" + anchor
                + ",DC=lab\",\"status\":\"FILTERED\",\"reason\":\"no rule is for it\"}";
    }
}
