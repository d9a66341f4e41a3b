package io.isthmus.analyzer.verdict;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.analyzing.OurRules;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.CloudSyncExport;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.GermanText;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For each finding a small export that is worth it; nothing else of the kind is. */
class EveryFindingTest {

    private static final String SCRIPT = "<scripted-mapping><src-attribute>a</src-attribute>"
            + "<script-context>c</script-context></scripted-mapping>";
    private static final String FEATURE = "Microsoft.OptionalFeature.";

    @Test
    void every_finding_is_told_by_an_export_that_is_worth_it() throws Exception {
        Map<FindingCode, byte[]> worth = new LinkedHashMap<>();
        programs(worth);
        connectors(worth);
        settings(worth);
        rules(worth);

        for (Map.Entry<FindingCode, byte[]> one : worth.entrySet()) {
            FindingCode code = one.getKey();
            AnalysisResult result = Analysing.analyse(one.getValue());
            assertThat(result.findings())
                    .as(code.name())
                    .filteredOn(f -> f.code().equals(code.name()))
                    .isNotEmpty()
                    .allSatisfy(f -> {
                        assertThat(f.severity()).isEqualTo(code.severity());
                        assertThat(f.message()).isNotBlank();
                        assertThat(f.whatToDo()).isNotBlank();
                        isToldByItsDetails(f);
                        assertThat(f.evidence()).matches("(?s).*(: /.+|\\.txt|the whole upload.*)");
                    });
            isGerman(result, one.getValue());
            boolean blocked = code.severity() == Finding.Severity.BLOCKING;
            assertThat(Analysing.counted(result, 10).verdict() == AnalysisResult.Verdict.BLOCKED)
                    .as(code + " blocks")
                    .isEqualTo(blocked);
            assertThat(result.settings()).as(code + ": settings are offered").isNotNull();
        }
        Set<FindingCode> untold = EnumSet.allOf(FindingCode.class);
        untold.removeAll(worth.keySet());
        assertThat(untold).isEmpty();
    }

    /** Nothing of the sentence is unknown, and no other language needs the English one. */
    private static void isToldByItsDetails(Finding finding) {
        // a long one is cut
        assertThat(FindingWords.ENGLISH.of(finding).message())
                .startsWith(finding.message().replaceFirst("…$", ""));
        assertThat(finding.message() + finding.whatToDo()).doesNotContain("'unknown'", "of unknown");
        Finding german = FindingWords.in(Locale.GERMAN).of(finding);
        assertThat(german.message()).isNotEqualTo(finding.message()).doesNotContain("„unbekannt“", "von unbekannt");
        assertThat(german.whatToDo()).isNotEqualTo(finding.whatToDo());
        requireNonNull(finding.details())
                .forEach((name, value) -> assertThat(value).as(name).isNotBlank());
    }

    /** In all but what it quotes. */
    private static void isGerman(AnalysisResult result, byte[] upload) throws Exception {
        List<String> quoted = GermanText.in(upload);
        quoted.add(WireFormat.mapper().writeValueAsString(OurRules.forActiveDirectory()));
        GermanText german = new GermanText(quoted);
        AnalysisResult told = ResultWords.in(Locale.GERMAN).of(result);
        told.findings()
                .forEach(finding -> assertThat(german.foreign(finding.message() + "\n" + finding.whatToDo()))
                        .as(finding.code())
                        .isEmpty());
        told.notCarriedOver()
                .forEach(left -> assertThat(german.foreign(left.what() + "\n" + left.reason() + "\n" + left.whatToDo()))
                        .as(left.code())
                        .isEmpty());
    }

    private static void programs(Map<FindingCode, byte[]> worth) {
        worth.put(
                FindingCode.CUSTOM_RULES_EXTENSION,
                dirSync().withRulesExtension("A.dll").zip());
        worth.put(
                FindingCode.CUSTOM_CONNECTOR_EXTENSION,
                dirSync().withCloudDll("A.dll").zip());
        worth.put(
                FindingCode.CUSTOM_METAVERSE_EXTENSION,
                dirSync()
                        .withMetaverse("<extension><assembly-name>A.dll</assembly-name></extension>")
                        .zip());
        worth.put(
                FindingCode.CUSTOM_PASSWORD_EXTENSION,
                dirSync()
                        .withPrivateParts("<password-extension-config><dll>A.dll</dll></password-extension-config>")
                        .zip());
        worth.put(
                FindingCode.CUSTOM_PROVISIONING_EXTENSION,
                dirSync()
                        .withPrivateParts("<cd-extension><assembly-name>A.dll</assembly-name></cd-extension>")
                        .zip());
        worth.put(
                FindingCode.SCRIPTED_FILTER,
                dirSync()
                        .withFilters("<filter-set cd-object-type=\"user\" type=\"scripted\"/>")
                        .zip());
        worth.put(FindingCode.SCRIPTED_FLOW, dirSync().withFlow("title", SCRIPT).zip());
        worth.put(
                FindingCode.SCRIPTED_JOIN,
                dirSync()
                        .withJoins("<join-profile cd-object-type=\"user\"><join-criterion>"
                                + "<resolution type=\"scripted\"/></join-criterion></join-profile>")
                        .zip());
        worth.put(
                FindingCode.SCRIPTED_PROJECTION,
                replaced(
                        "<projection/>",
                        "<projection><class-mapping type=\"scripted\" cd-object-type=\"user\"/></projection>"));
        worth.put(
                FindingCode.SCRIPTED_PROVISIONING,
                dirSync().withMetaverse("<provisioning type=\"scripted\"/>").zip());
        worth.put(
                FindingCode.SCRIPTED_DELETION,
                dirSync()
                        .withMetaverse("<mv-deletion><mv-deletion-rule mv-object-type=\"person\""
                                + " type=\"scripted\"/></mv-deletion>")
                        .zip());
        worth.put(
                FindingCode.SCRIPTED_CONNECTOR,
                OtherExports.ECMA2_HOST.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void connectors(Map<FindingCode, byte[]> worth) {
        worth.put(FindingCode.NO_SOURCE_CONNECTOR, only(DirSyncExport.METAVERSE_FILE));
        worth.put(FindingCode.INCOMPLETE_EXPORT, only(DirSyncExport.SOURCE_FILE));
        worth.put(
                FindingCode.UNKNOWN_ELEMENT,
                dirSync().withPrivateParts("<new-switch>1</new-switch>").zip());
        worth.put(
                FindingCode.ATTRIBUTES_DESELECTED,
                dirSync().without("givenName").zip());
        worth.put(FindingCode.OBJECT_TYPE_READ_AGAIN, dirSync().zip());
        worth.put(
                FindingCode.PASSWORD_CHANGE,
                dirSync()
                        .withMetaverse(
                                "<password-sync><password-sync-enabled>1</password-sync-enabled></password-sync>")
                        .zip());
        worth.put(
                FindingCode.RUN_STEP_LIMIT,
                replaced("<step-type", "<threshold><object>0</object><delete>20</delete></threshold><step-type"));
        worth.put(FindingCode.NO_CLOUD_CONNECTOR, only(DirSyncExport.SOURCE_FILE));
        worth.put(
                FindingCode.UNSUPPORTED_CONNECTOR,
                dirSync().withConnector("Payroll", "MSSQL").zip());
        worth.put(
                FindingCode.REQUIRED_ATTRIBUTE_REMOVED,
                dirSync().without("mail").zip());
        worth.put(
                FindingCode.OBJECT_TYPE_DESELECTED,
                dirSync().withoutType("contact").zip());
        worth.put(
                FindingCode.NON_DOMAIN_PARTITION_SELECTED,
                dirSync().withConfigurationSelected().zip());
        worth.put(FindingCode.NO_DOMAIN_SELECTED, replaced("<selected>1</selected>", "<selected>0</selected>"));
        worth.put(FindingCode.CONTAINER_FILTER_BY_NAME, dirSync().zip());
        worth.put(
                FindingCode.CUSTOM_RUN_PROFILE,
                dirSync().withRunProfile("Monday").zip());
        worth.put(
                FindingCode.PROVISIONING_HIERARCHY,
                dirSync().withComponentMapping().zip());
        worth.put(
                FindingCode.GROUP_FILTER,
                dirSync()
                        .withPrivateParts("<parameter-values><parameter name=\"Connector.GroupFilteringGroupDn\">CN=g"
                                + "</parameter></parameter-values>")
                        .zip());
        worth.put(
                FindingCode.ATTRIBUTE_FILTER,
                dirSync()
                        .withFilters(
                                "<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative><condition"
                                        + " cd-attribute=\"title\""
                                        + " operator=\"present\"/></filter-alternative></filter-set>")
                        .zip());
        worth.put(
                FindingCode.SECRET_IN_EXPORT,
                dirSync()
                        .withFlow(
                                "unicodePwd",
                                "<constant-mapping><constant-value>Sesame-4711</constant-value></constant-mapping>")
                        .zip());
        worth.put(FindingCode.DIRSYNC_EXCHANGE_ATTRIBUTES, dirSync().zip());
        worth.put(FindingCode.DIRSYNC_LINKED_MAILBOXES, dirSync().zip());
        worth.put(FindingCode.DATABASE_UNKNOWN, dirSync().zip());
        worth.put(FindingCode.OBJECT_COUNT_UNKNOWN, dirSync().zip());
        Map<String, String> withNote = dirSync().files();
        withNote.put("note.txt", "a note");
        worth.put(FindingCode.FILE_IGNORED, DirSyncExport.zip(withNote));
    }

    private static void settings(Map<FindingCode, byte[]> worth) {
        worth.put(
                FindingCode.ATTRIBUTES_EXCLUDED,
                dirSync()
                        .withMetaverse("<parameter-values><parameter"
                                + " name=\"Microsoft.AADFilter.AttributeExclusionList\">title</parameter>"
                                + "</parameter-values>")
                        .zip());
        worth.put(FindingCode.ATTRIBUTES_FILTERED, global("Microsoft.AADFilter.AttributeExclusionList", "title"));
        worth.put(FindingCode.DEVICE_WRITE_BACK, global(FEATURE + "DeviceWriteBack", "True"));
        worth.put(FindingCode.GROUP_WRITE_BACK, global(FEATURE + "GroupWriteBack", "True"));
        worth.put(FindingCode.USER_WRITE_BACK, global(FEATURE + "UserWriteBack", "True"));
        worth.put(FindingCode.PASSWORD_WRITE_BACK, global(FEATURE + "PasswordWriteback", "True"));
        worth.put(FindingCode.DELETION_THRESHOLD_OFF, global(FEATURE + "ExportDeletionThreshold", "False"));
        worth.put(FindingCode.DELETION_THRESHOLD_ZERO, global(FEATURE + "ExportDeletionThresholdValue", "0"));
        worth.put(
                FindingCode.DIRECTORY_EXTENSIONS,
                global(FEATURE + "DirectoryExtensionAttributes", "employeeID.User.String"));
        worth.put(FindingCode.SIGN_IN_METHOD, global("Microsoft.UserSignIn.SignOnMethod", "PassThroughAuthentication"));
        worth.put(FindingCode.STAGING_MODE_ON, global("Microsoft.Synchronize.StagingMode", "True"));
        worth.put(FindingCode.ANCHOR_LIMITS, global("Microsoft.SynchronizationOption.AnchorAttribute", "employeeID"));
        worth.put(FindingCode.ALTERNATE_ID, global("Microsoft.SynchronizationOption.UPNAttribute", "mail"));
        worth.put(
                FindingCode.PASSWORD_HASH_SYNC,
                dirSync()
                        .withPrivateParts("<password-hash-sync-config><enabled>1</enabled></password-hash-sync-config>")
                        .zip());
        worth.put(
                FindingCode.DATABASE_FULL_SQL_SERVER,
                OtherExports.JSON.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Map<String, String> unversioned = ConnectExport.withGlobals(Map.of());
        unversioned.remove("GlobalSettings/MV.xml");
        worth.put(FindingCode.PRODUCT_UNKNOWN, DirSyncExport.zip(unversioned));
    }

    private static void rules(Map<FindingCode, byte[]> worth) {
        worth.put(FindingCode.CLOUD_SYNC_EXPRESSION, CloudSyncExport.schema());
        worth.put(FindingCode.CLOUD_SYNC_SCOPE, CloudSyncExport.scoped("REGEX MATCH", "^S"));
        String direct = "<mapping><dest>title</dest><src><attr>title</attr></src></mapping>";
        worth.put(FindingCode.CUSTOM_RULE, ConnectExport.withRule(50, direct));
        // no standard rule beside it; changes of single ones: StandardRulesTest and the corpora
        worth.put(FindingCode.STANDARD_RULE_CHANGED, ConnectExport.withRule(50, direct));
        worth.put(
                FindingCode.RULE_PART_LOST,
                RuleOfConnect.inbound("user", "person")
                        .direct("title", "title")
                        .withPasswordSync()
                        .export());
        worth.put(
                FindingCode.ATTRIBUTE_NOT_FILLED,
                RuleOfConnect.outbound("person", "user")
                        .direct("title", "shoeSize")
                        .export());
        Map<String, String> twice =
                RuleOfConnect.inbound("user", "person").direct("title", "title").files();
        twice.put(
                "SynchronizationRules/another.xml",
                RuleOfConnect.inbound("user", "person")
                        .direct("info", "info")
                        .xml()
                        .replace("000000000003", "000000000004"));
        worth.put(FindingCode.SAME_PRECEDENCE, DirSyncExport.zip(twice));
        worth.put(FindingCode.CUSTOM_RULE_PRECEDENCE, ConnectExport.withRule(200, direct));
        Map<String, String> disabled = ConnectExport.withGlobals(Map.of());
        disabled.replaceAll((name, text) -> text.replace("<disabled>False<", "<disabled>True<"));
        worth.put(FindingCode.CUSTOM_RULE_DISABLED, DirSyncExport.zip(disabled));
        worth.put(
                FindingCode.RULE_NOT_UNDERSTOOD,
                ConnectExport.withRule(
                        50, "<mapping><dest>title</dest><expression>Frobnicate([a])</expression></mapping>"));
        worth.put(
                FindingCode.STANDARD_RULE_NOT_COMPARED,
                ConnectExport.withStandardRule("Microsoft.InFromADUserJoin.999", false));
        worth.put(
                FindingCode.STANDARD_RULE_DISABLED,
                ConnectExport.withStandardRule("Microsoft.InFromADUserJoin.999", true));
    }

    private static DirSyncExport dirSync() {
        return DirSyncExport.untouched();
    }

    private static byte[] global(String name, String value) {
        return DirSyncExport.zip(ConnectExport.withGlobals(Map.of(name, value)));
    }

    private static byte[] only(String file) {
        return DirSyncExport.zip(Map.of(file, dirSync().files().get(file)));
    }

    private static byte[] replaced(String text, String by) {
        Map<String, String> files = dirSync().files();
        files.replaceAll((name, content) -> content.replace(text, by));
        return DirSyncExport.zip(files);
    }
}
