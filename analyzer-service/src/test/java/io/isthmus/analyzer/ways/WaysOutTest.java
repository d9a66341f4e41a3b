package io.isthmus.analyzer.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.ways.WayOut.Answer;
import io.isthmus.analyzer.ways.WayOut.Reason;
import io.isthmus.analyzer.ways.WayOut.Way;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaysOutTest {

    private static final String TITLE = "<mapping><dest>title</dest><src><attr>title</attr></src></mapping>";

    @Test
    void all_ways_are_shown_side_by_side_whatever_the_verdict() throws Exception {
        assertThat(ways(DirSyncExport.untouched().zip(), 10L, null))
                .extracting(WayOut::way)
                .containsExactly(Way.values());
    }

    @Test
    void the_verdict_decides_the_ways_of_our_own() throws Exception {
        byte[] plain = DirSyncExport.untouched().zip();

        assertThat(own(plain, 49_999L)).containsExactly(Answer.RECOMMENDED, Answer.ON_REQUEST, Answer.ON_REQUEST);
        assertThat(own(plain, 50_000L)).containsExactly(Answer.ON_REQUEST, Answer.RECOMMENDED, Answer.ON_REQUEST);
        assertThat(own(plain, null)).containsExactly(Answer.OPEN, Answer.POSSIBLE, Answer.OPEN);
        assertThat(own(DirSyncExport.untouched().withRulesExtension("Ours.dll").zip(), 10L))
                .containsExactly(Answer.REFUSED, Answer.REFUSED, Answer.RECOMMENDED);
    }

    @Test
    void what_blocks_is_the_reason_with_its_place() throws Exception {
        List<WayOut> ways =
                ways(DirSyncExport.untouched().withRulesExtension("Ours.dll").zip(), 10L, null);

        assertThat(way(ways, Way.PARALLEL).reasons())
                .filteredOn(reason -> reason.code().equals("CUSTOM_RULES_EXTENSION"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.text()).contains("Ours.dll");
                    assertThat(reason.evidence()).contains("extension", "line");
                });
    }

    @Test
    void microsofts_tool_would_refuse_and_each_reason_names_its_place() throws Exception {
        WayOut way = way(ways(ConnectExport.withRule(50, TITLE), 3_000L, null), Way.MICROSOFT_CLOUD_SYNC);

        assertThat(way.answer()).isEqualTo(Answer.REFUSED);
        assertThat(way.reasons())
                .filteredOn(Reason::certain)
                .extracting(Reason::text)
                .contains(
                        "It would be refused, because there are custom synchronization rules.",
                        "It would be refused, because more than 2,000 objects are in scope.");
        assertThat(way.reasons())
                .filteredOn(reason -> reason.code().equals("CLOUD_SYNC_NO_CUSTOM_RULES"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.evidence()).contains("SynchronizationRules", "line"));
    }

    @Test
    void microsofts_tool_takes_what_nothing_speaks_against() throws Exception {
        Map<String, String> files = ConnectExport.withGlobals(Map.of(
                "Microsoft.OptionalFeature.DirectoryExtension", "False",
                "Microsoft.SynchronizationOption.UPNAttribute", "userPrincipalName"));
        files.replaceAll((name, text) -> text.replace(
                "<immutable-tag></immutable-tag>", "<immutable-tag>Microsoft.InFromADUserJoin.999</immutable-tag>"));

        assertThat(way(ways(DirSyncExport.zip(files), 1_000L, null), Way.MICROSOFT_CLOUD_SYNC)
                        .answer())
                .isEqualTo(Answer.POSSIBLE);
        assertThat(way(ways(DirSyncExport.zip(files), null, null), Way.MICROSOFT_CLOUD_SYNC)
                        .answer())
                .isEqualTo(Answer.OPEN);
    }

    @Test
    void from_other_tools_microsoft_leads_nowhere() throws Exception {
        WayOut way = way(ways(DirSyncExport.untouched().zip(), 10L, null), Way.MICROSOFT_CLOUD_SYNC);

        assertThat(way.answer()).isEqualTo(Answer.REFUSED);
        assertThat(way.reasons()).extracting(Reason::code).contains("CLOUD_SYNC_BY_WAY_OF_CONNECT");
    }

    @Test
    void nothing_is_concluded_from_half_an_export() throws Exception {
        Map<String, String> files = ConnectExport.files(TITLE);
        files.remove("GlobalSettings/MV.xml");

        List<WayOut> ways = ways(DirSyncExport.zip(files), 10L, null);

        assertThat(ways.subList(0, 3)).extracting(WayOut::answer).containsOnly(Answer.OPEN);
        assertThat(way(ways, Way.IN_PLACE).reasons())
                .extracting(Reason::code)
                .contains(AnalysisResult.INCOMPLETE_EXPORT);
        assertThat(way(ways, Way.MICROSOFT_CLOUD_SYNC).answer()).isNotEqualTo(Answer.POSSIBLE);
    }

    @Test
    void graph_cannot_hold_what_belongs_to_exchange_nor_contacts() throws Exception {
        WayOut way = way(ways(DirSyncExport.untouched().zip(), 10L, null), Way.ENTRA_ID);

        assertThat(way.reasons())
                .filteredOn(reason ->
                        reason.code().equals("EXCHANGE") && reason.text().contains("user"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.text()).contains("legacyExchangeDN", "proxyAddresses", "targetAddress");
                    assertThat(reason.evidence()).contains("User Exchange");
                });
        assertThat(way.reasons())
                .extracting(Reason::code)
                .contains("CONTACT", "KINDS_OF_GROUPS", "EXTENSION_ATTRIBUTE");
    }

    @Test
    void a_provider_is_judged_when_it_was_named() throws Exception {
        byte[] export = DirSyncExport.untouched().zip();

        assertThat(way(ways(export, 10L, null), Way.SCIM_PROVIDER)).satisfies(way -> {
            assertThat(way.answer()).isEqualTo(Answer.OPEN);
            assertThat(way.reasons()).extracting(Reason::code).contains("NO_TARGET_NAMED");
        });
        DeclaredSchema declared = new DeclaredSchema(Set.of(
                "urn:ietf:params:scim:schemas:core:2.0:user:username",
                "urn:ietf:params:scim:schemas:core:2.0:user:name.familyname",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department"));
        assertThat(way(ways(export, 10L, declared), Way.SCIM_PROVIDER)).satisfies(way -> {
            assertThat(way.answer()).isEqualTo(Answer.WITH_LOSSES);
            assertThat(way.reasons())
                    .filteredOn(reason -> reason.code().equals("NOT_DECLARED")
                            && reason.text().contains("user"))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.text())
                            .contains("givenName", "displayName")
                            .doesNotContain("surname", "department", "sourceAnchor", "userPrincipalName"));
        });
    }

    @Test
    void what_a_rule_of_their_own_writes_is_told_with_its_name() throws Exception {
        Map<String, String> files =
                ConnectExport.files("<mapping><dest>badge</dest><src><attr>title</attr></src></mapping>");
        files.replaceAll((name, text) -> text.contains("Custom rule")
                ? text.replace("<direction>Inbound", "<direction>Outbound")
                        .replaceFirst("<connector>[^<]*", "<connector>{B891884F-051E-4A83-95AF-2544101C9083}")
                        .replace("<sourceObjectType>user", "<sourceObjectType>person")
                        .replace("<targetObjectType>person", "<targetObjectType>user")
                : text);

        assertThat(way(ways(DirSyncExport.zip(files), 10L, null), Way.SCIM_PROVIDER)
                        .reasons())
                .filteredOn(reason -> reason.code().equals("UNKNOWN_ATTRIBUTE"))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.text()).contains("badge");
                    assertThat(reason.evidence()).contains("Custom rule");
                });
    }

    @Test
    void the_checklist_names_what_blocks_first_and_each_thing_once() throws Exception {
        AnalysisResult done = Analysing.analyse(
                DirSyncExport.untouched().withRulesExtension("Ours.dll").zip());

        List<Task> tasks = Task.of(done);

        assertThat(tasks.getFirst().blocking()).isTrue();
        assertThat(tasks).filteredOn(task -> task.what().contains("Ours.dll")).hasSize(1);
        assertThat(tasks).extracting(Task::what).anyMatch(what -> what.contains("credentials"));
        assertThat(tasks.stream().filter(Task::blocking).count())
                .isEqualTo(done.findings().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                        .count());
    }

    private static List<Answer> own(byte[] upload, @Nullable Long objects) throws Exception {
        return ways(upload, objects, null).subList(0, 3).stream()
                .map(WayOut::answer)
                .toList();
    }

    private static List<WayOut> ways(byte[] upload, @Nullable Long objects, @Nullable DeclaredSchema declared)
            throws Exception {
        LegacyExport export = Analysing.read(upload);
        AnalysisResult result = Analysing.conclude(export);
        AnalysisResult done = objects == null ? result : Analysing.counted(result, objects);
        return Analysing.ways(done, Analysing.facts(export), declared);
    }

    private static WayOut way(List<WayOut> ways, Way which) {
        return ways.stream().filter(way -> way.way() == which).findFirst().orElseThrow();
    }
}
