package io.isthmus.analyzer.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.analyzer.equivalence.RulesAtWork.Outcome;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.rules.object.SourceObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whoever cloned every shipped rule and disabled the originals has changed nothing: after the migration the same people, groups and
 * contacts are at the target, and they look the same as by our standard rules.
 */
class EquivalencePropertyTest {

    private static final Path SAMPLE = Corpora.folder("aadconnect-contoso-2016");

    /** What the sample's version does not know, and ours write nevertheless, by object class. */
    private static final Map<String, Set<String>> NOT_IN_THAT_VERSION = Map.of(
            "user", Set.of("employeeId", "employeeType", "msExchRemoteRecipientType", "usageLocation"),
            "inetOrgPerson",
                    Set.of(
                            "employeeId",
                            "employeeType",
                            "msExchRemoteRecipientType",
                            "usageLocation",
                            "proxyAddresses"),
            "contact", Set.of("employeeId", "employeeType", "preferredLanguage"),
            "group", Set.of("onPremisesSamAccountName"));

    /** What that version writes, and ours do not unless a rule that is carried over says so. */
    private static final Map<String, Set<String>> ONLY_IN_CLONES = Map.of(
            "user", Set.of("onPremisesUserPrincipalName"),
            "inetOrgPerson", Set.of("onPremisesUserPrincipalName"),
            "contact",
                    Set.of(
                            "authOrig",
                            "msExchRecipientDisplayType",
                            "msExchRecipientTypeDetails",
                            "msExchRequireAuthToSendTo",
                            "thumbnailPhoto"),
            "group", Set.of("msExchRecipientTypeDetails"));

    private static final List<RuleDocument> STANDARD = standard();
    private static final Map<String, RulesAtWork> RULES = new TreeMap<>();

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void clones_of_the_samples_shipped_rules_do_what_our_standard_rules_do(@ForAll("contoso") SourceObject object)
            throws Exception {
        assumeThat(SAMPLE).as("the sample is absent").isDirectory();
        RulesAtWork clones = rules("sample", () -> new RulesAtWork(inForce(cloned(Corpora.files(SAMPLE))), "CONTOSO"));
        RulesAtWork ours = rules("ours", () -> new RulesAtWork(STANDARD, "CONTOSO"));

        Outcome cloned = clones.outcome(object);
        Outcome standard = ours.outcome(object);
        assertThat(without(cloned, ONLY_IN_CLONES.get(object.objectClass()), standard))
                .isEqualTo(without(standard, NOT_IN_THAT_VERSION.get(object.objectClass()), cloned));
        often(standard instanceof Outcome.Present);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void our_standard_rules_come_back_as_they_are_when_an_old_server_had_them(@ForAll("fabrikam") SourceObject object)
            throws Exception {
        Outcome before = atHome().outcome(object);
        assertThat(comeBack().outcome(object)).isEqualTo(before);
        often(before instanceof Outcome.Present);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void an_account_and_its_mailbox_of_another_forest_become_one_as_before(
            @ForAll("fabrikamAccount") SourceObject account,
            @ForAll("mailbox") SourceObject mailbox,
            @ForAll boolean mailboxFirst)
            throws Exception {
        List<SourceObject> both = mailboxFirst ? List.of(mailbox, account) : List.of(account, mailbox);

        List<Outcome> before = atHome().outcomes(both);
        assertThat(comeBack().outcomes(both)).isEqualTo(before);
        often(before.size() == 1);
    }

    /** A property that never sees its case proves nothing. */
    private static void often(boolean itsCase) {
        Statistics.collect(itsCase);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 20));
    }

    private static RulesAtWork comeBack() throws Exception {
        return rules(
                "come back",
                () -> new RulesAtWork(
                        cloned(OurRulesInOldWords.files(STANDARD))
                                .settings()
                                .rules()
                                .custom(),
                        OurRulesInOldWords.SHORT_NAME));
    }

    private static RulesAtWork atHome() throws Exception {
        return rules("at home", () -> new RulesAtWork(STANDARD, OurRulesInOldWords.SHORT_NAME));
    }

    @Provide
    static Arbitrary<SourceObject> contoso() {
        return ForestObjects.of("contoso.com", "DC=contoso,DC=com");
    }

    @Provide
    static Arbitrary<SourceObject> fabrikam() {
        return ForestObjects.of("fabrikam.test", OurRulesInOldWords.DOMAIN);
    }

    @Provide
    static Arbitrary<SourceObject> fabrikamAccount() {
        return ForestObjects.accounts("fabrikam.test", OurRulesInOldWords.DOMAIN);
    }

    @Provide
    static Arbitrary<SourceObject> mailbox() {
        return ForestObjects.linkedMailboxes(OurRulesInOldWords.OTHER_FOREST, OurRulesInOldWords.OTHER_DOMAIN);
    }

    private static AnalysisResult cloned(Map<String, String> files) throws Exception {
        return Analysing.analyse(DirSyncExport.zip(ClonedRules.of(files)));
    }

    /** As the synchronization service puts them together. */
    private static List<RuleDocument> inForce(AnalysisResult result) {
        RuleSettings rules = result.settings().rules();
        return Stream.concat(
                        rules.custom().stream(),
                        STANDARD.stream()
                                .filter(rule -> !rules.disabledStandardRules().contains(rule.id())))
                .toList();
    }

    /** Without attributes that the other one may lack, where it does lack them: what both have is the same. */
    private static Outcome without(Outcome outcome, Set<String> attributes, Outcome other) {
        if (outcome instanceof Outcome.Present(String type, String anchor, boolean members, var values)
                && other instanceof Outcome.Present present) {
            Map<String, List<String>> rest = new TreeMap<>(values);
            rest.keySet()
                    .removeIf(name ->
                            attributes.contains(name) && !present.values().containsKey(name));
            return new Outcome.Present(type, anchor, members, rest);
        }
        return outcome;
    }

    private interface Making {
        RulesAtWork make() throws Exception;
    }

    private static RulesAtWork rules(String name, Making making) throws Exception {
        RulesAtWork known = RULES.get(name);
        if (known == null) {
            known = making.make();
            RULES.put(name, known);
        }
        return known;
    }

    private static List<RuleDocument> standard() {
        try (InputStream rules =
                EquivalencePropertyTest.class.getResourceAsStream("/io/isthmus/rules/default-rules.json")) {
            return WireFormat.mapper().readValue(rules, new TypeReference<List<RuleDocument>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
