package io.isthmus.analyzer.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Product.Kind;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;

class AdviceRowTest {

    private static final LocalDate EARLY = LocalDate.parse("2015-01-01");

    @Test
    void each_reason_against_express_settings_is_told_by_itself() {
        assertThat(names("INSTALLATION_TYPE", situation(2, 100_000L, false, EARLY)))
                .containsExactly("SEVERAL_FORESTS", "TOO_MANY_OBJECTS", "NO_PASSWORD_HASH_SYNC", "ENTERPRISE_ADMIN");
        assertThat(names("INSTALLATION_TYPE", situation(1, 99_999L, true, EARLY)))
                .containsExactly("EXPRESS", "ENTERPRISE_ADMIN");
    }

    @Test
    void whether_express_settings_fit_stays_open_while_a_fact_is_unknown() {
        assertThat(ShippedTables.advice().on(situation(1, null, true, EARLY)))
                .filteredOn(a -> a.name().equals("EXPRESS"))
                .singleElement()
                .satisfies(a -> assertThat(a.certain()).isFalse());
        assertThat(ShippedTables.advice().on(situation(2, null, true, EARLY)))
                .extracting(AdviceRow::name)
                .doesNotContain("EXPRESS");
    }

    @Property
    void of_a_planned_installation_only_what_is_known_to_suit_has_nothing_against_express(
            @ForAll @WithNull @IntRange(min = 1, max = 3) Integer forests,
            @ForAll @WithNull @LongRange(min = 99_990, max = 100_010) Long objects,
            @ForAll @WithNull Boolean hashes) {
        boolean suits =
                forests != null && forests == 1 && objects != null && objects < 100_000 && Boolean.TRUE.equals(hashes);

        List<AdviceRow> advice =
                ShippedTables.advice().onNewInstallation(InstallationFacts.planned(forests, objects, hashes, EARLY));

        assertThat(advice).allMatch(row -> row.topic().equals("INSTALLATION_TYPE"));
        assertThat(advice.stream().noneMatch(row -> row.answer().equals("custom")))
                .isEqualTo(suits);
        assertThat(advice.stream()
                        .filter(row -> row.answer().equals("custom") && !row.certain())
                        .count())
                .isEqualTo(Stream.of(forests, objects, hashes)
                        .filter(Objects::isNull)
                        .count());
    }

    @Test
    void the_tool_that_suits_depends_on_forests_and_other_sources() throws Exception {
        var plain = Analysing.analyse(DirSyncExport.untouched().zip());
        var payroll = Analysing.analyse(
                DirSyncExport.untouched().withConnector("Payroll", "MSSQL").zip());

        assertThat(names("TOOL", InstallationFacts.of(plain, null, EARLY))).containsExactly("PLAIN_SINGLE_FOREST");
        assertThat(names("TOOL", InstallationFacts.of(payroll, null, EARLY))).containsExactly("OTHER_SOURCES");
        assertThat(names("TOOL", situation(2, 1L, true, EARLY))).containsExactly("SEVERAL_FORESTS");
    }

    @Test
    void automatic_upgrade_is_never_promised_while_the_server_may_know_better() {
        assertThat(ShippedTables.advice().on(situation(1, 1L, true, EARLY)))
                .filteredOn(a -> a.topic().equals("AUTOMATIC_UPGRADE"))
                .filteredOn(a -> a.name().equals("Enabled"))
                .singleElement()
                .satisfies(a -> assertThat(a.certain()).isFalse());
        assertThat(ShippedTables.advice().on(situation(2, 1L, true, EARLY)))
                .extracting(AdviceRow::name)
                .doesNotContain("Enabled");
    }

    @Test
    void what_is_unknown_is_told_as_uncertain() {
        List<AdviceRow> advice = ShippedTables.advice().on(situation(1, null, null, EARLY));

        assertThat(advice)
                .filteredOn(a -> a.name().equals("TOO_MANY_OBJECTS"))
                .singleElement()
                .satisfies(a -> assertThat(a.certain()).isFalse());
    }

    @Test
    void deprecation_depends_on_the_date() {
        assertThat(names("DEPRECATION", situation(1, 1L, true, EARLY))).containsExactly("LAST_RELEASE_DIRSYNC");
        assertThat(names("DEPRECATION", situation(1, 1L, true, LocalDate.parse("2016-04-13"))))
                .containsExactly("ANNOUNCED", "LAST_RELEASE_DIRSYNC");
        assertThat(names("DEPRECATION", situation(1, 1L, true, LocalDate.parse("2026-01-01"))))
                .containsExactly("ANNOUNCED", "SUPPORT_ENDED", "MAY_BE_REFUSED", "LAST_RELEASE_DIRSYNC");
    }

    @Test
    void every_reason_carries_the_products_name_and_a_source() {
        assertThat(names("AUTOMATIC_UPGRADE", situation(2, 200_000L, true, EARLY)))
                .contains("UpgradeNotSupportedMultiForestSetup", "UpgradeNotSupportedMetaverseSizeExceeeded");
        assertThat(ShippedTables.advice().on(situation(null, null, null, LocalDate.parse("2026-01-01"))))
                .allSatisfy(a -> assertThat(a.source()).isNotBlank());
    }

    @Test
    void what_only_the_server_knows_is_said_to_be_unseen() throws Exception {
        var export = Analysing.read(DirSyncExport.untouched().zip());
        InstallationFacts situation = InstallationFacts.of(Analysing.conclude(export), Analysing.facts(export), EARLY);

        List<AdviceRow> advice = ShippedTables.advice().on(situation);

        assertThat(advice)
                .filteredOn(a -> a.name().equals("UpgradeNotSupportedLocalDbSizeExceeded")
                        || a.name().equals("UpgradeNotSupportedAADHealthUploadDisabled")
                        || a.name().equals("UpgradeNotSupportedPtaSignInMethod")
                        || a.name().equals("Disabled"))
                .hasSize(4)
                .allSatisfy(a -> {
                    assertThat(a.certain()).isFalse();
                    assertThat(a.because()).contains("cannot be seen in the export");
                });
    }

    @Test
    void microsofts_tool_for_cloud_sync_takes_who_is_within_its_limits_and_is_not_known_before_2026() throws Exception {
        InstallationFacts plain = connect(DetailedExport.files(), 2_000L, "2026-12-01");

        assertThat(names("MICROSOFT_UPGRADE", withoutCustomRules(2_000L, "2026-12-01")))
                .containsExactly("CLOUD_SYNC", "SOURCE_OF_AUTHORITY");
        assertThat(names("MICROSOFT_UPGRADE", withoutCustomRules(2_000L, "2025-12-01")))
                .containsExactly("SOURCE_OF_AUTHORITY");
        assertThat(names("MICROSOFT_UPGRADE", plain))
                .containsExactly("CLOUD_SYNC_NO_CUSTOM_RULES", "SOURCE_OF_AUTHORITY");
    }

    @Test
    void each_reason_why_microsofts_tool_would_refuse_is_told_by_itself() throws Exception {
        Map<String, String> files = DetailedExport.files();
        files.computeIfPresent(
                DetailedExport.SOURCE,
                (name, text) -> text.replace(
                                "<selected>1</selected>",
                                "<selected>1</selected><filter><containers><inclusions>" + inclusions(31)
                                        + "</inclusions></containers></filter>")
                        .replace(
                                "</parameter-values>",
                                "<parameter name=\"Connector.GroupFilteringGroupDn\">CN=Pilot,DC=fabrikam,DC=test</parameter>"
                                        + "</parameter-values>"));
        files.computeIfPresent(
                DetailedExport.GLOBALS,
                (name, text) -> text.replace(
                        "</parameter-values>",
                        "<parameter name=\"Microsoft.SynchronizationOption.UPNAttribute\">mail</parameter>"
                                + "<parameter name=\"Microsoft.OptionalFeature.DirectoryExtension\">True</parameter>"
                                + "</parameter-values>"));

        assertThat(names("MICROSOFT_UPGRADE", connect(files, 2_001L, "2026-12-01")))
                .containsExactly(
                        "CLOUD_SYNC_TWO_THOUSAND_OBJECTS",
                        "CLOUD_SYNC_THIRTY_CONTAINERS",
                        "CLOUD_SYNC_NO_CUSTOM_RULES",
                        "CLOUD_SYNC_NO_GROUP_FILTER",
                        "CLOUD_SYNC_NO_ALTERNATE_ID",
                        "CLOUD_SYNC_NO_DIRECTORY_EXTENSIONS",
                        "SOURCE_OF_AUTHORITY");
    }

    @Test
    void a_limit_that_nobody_has_counted_leaves_microsofts_answer_open() throws Exception {
        assertThat(ShippedTables.advice().on(withoutCustomRules(null, "2026-12-01")))
                .filteredOn(a -> a.name().equals("CLOUD_SYNC") || a.name().equals("CLOUD_SYNC_TWO_THOUSAND_OBJECTS"))
                .hasSize(2)
                .noneMatch(AdviceRow::certain);
    }

    @Test
    void of_every_old_product_it_is_said_what_microsoft_offers_and_until_when_it_was_kept() {
        assertThat(names("MICROSOFT_UPGRADE", situation(1, 1L, true, LocalDate.parse("2026-12-01"))))
                .containsExactly("TO_CONNECT", "CLOUD_SYNC_BY_WAY_OF_CONNECT");
        assertThat(names("DEPRECATION", situation(1, 1L, true, LocalDate.parse("2026-12-01"))))
                .contains("LAST_RELEASE_DIRSYNC", "SUPPORT_ENDED");
        for (Kind kind : List.of(Kind.DIRSYNC, Kind.AZURE_AD_SYNC, Kind.AZURE_AD_CONNECT, Kind.FIM_MIM)) {
            assertThat(names(
                            "DEPRECATION",
                            new InstallationFacts(
                                    kind, 1, 1L, true, null, false, false, false, null, LocalDate.parse("2026-12-01"))))
                    .as(kind.name())
                    .isNotEmpty();
        }
    }

    private static String inclusions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "<inclusion>OU=" + i + ",DC=fabrikam,DC=test</inclusion>")
                .collect(Collectors.joining());
    }

    private static InstallationFacts withoutCustomRules(Long objects, String on) throws Exception {
        Map<String, String> files = DetailedExport.files();
        files.remove(DetailedExport.CUSTOM_RULE);
        files.computeIfPresent(
                DetailedExport.GLOBALS,
                (name, text) -> text.replace(
                        "</parameter-values>",
                        "<parameter name=\"Microsoft.SynchronizationOption.UPNAttribute\">userPrincipalName</parameter>"
                                + "<parameter name=\"Microsoft.OptionalFeature.DirectoryExtension\">False</parameter>"
                                + "</parameter-values>"));
        return connect(files, objects, on);
    }

    private static InstallationFacts connect(Map<String, String> files, Long objects, String on) throws Exception {
        var export = Analysing.read(DirSyncExport.zip(files));
        AnalysisResult done = Analysing.conclude(export);
        return InstallationFacts.of(
                objects == null ? done : Analysing.counted(done, objects),
                Analysing.facts(export),
                LocalDate.parse(on));
    }

    @Test
    void settings_that_differ_are_listed_and_equal_ones_are_not() throws Exception {
        SettingsDocument active =
                Analysing.analyse(DirSyncExport.untouched().zip()).settings();
        SettingsDocument standBy = new SettingsDocument(
                1,
                active.sources(),
                null,
                new IdentitySettings("mail", true, true),
                active.safety(),
                active.schedule(),
                active.rules(),
                active.features(),
                null);

        assertThat(Drift.between(active, active)).isEmpty();
        assertThat(Drift.between(active, standBy))
                .containsExactly(new Drift("identity.upnAttribute", "userPrincipalName", "mail"));
    }

    private static List<String> names(String topic, InstallationFacts situation) {
        return ShippedTables.advice().on(situation).stream()
                .filter(a -> a.topic().equals(topic) && a.certain())
                .map(AdviceRow::name)
                .toList();
    }

    private static InstallationFacts situation(Integer forests, Long objects, Boolean hashSync, LocalDate on) {
        return new InstallationFacts(Kind.DIRSYNC, forests, objects, hashSync, null, false, false, false, null, on);
    }
}
