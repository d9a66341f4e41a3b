package io.isthmus.analyzer.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.equivalence.MeaningMutations.Mutation;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever another rule means is carried over, or told: never silence. Each input is an export in one of whose rules one thing is changed
 * that means something, while it stays valid XML.
 *
 * <p>System property {@code isthmus.meanings} sets the number of inputs: 400 unless given, 100,000 for a long run; {@code isthmus.fuzz.seed}
 * another beginning than the usual one.
 */
class ChangedMeaningTest {

    private static final int INPUTS = Integer.getInteger("isthmus.meanings", 400);
    private static final long SEED = Long.getLong("isthmus.fuzz.seed", 20_261_201L);
    private static final String SAMPLE = "aadconnect-contoso-2016";

    /** Where a change shows. */
    private enum Seen {
        IN_SETTINGS,
        IN_FINDINGS,
        /** its rule, or that part of it, is told as a whole, whatever it holds */
        WITH_ITS_RULE,
        NOWHERE
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out", "short"})
    void another_meaning_of_a_rule_is_carried_over_or_told(String rule) throws Exception {
        assertThat(silences(MeantRules.export(rule), INPUTS / 3)).isEmpty();
    }

    @Test
    void so_it_is_of_shipped_rules() throws Exception {
        Path folder = Corpora.folder(SAMPLE);
        if (Files.isDirectory(folder)) {
            assertThat(silences(Corpora.files(folder), INPUTS / 4)).isEmpty();
        }
    }

    @Test
    void so_it_is_of_their_clones() throws Exception {
        Path folder = Corpora.folder(SAMPLE);
        if (Files.isDirectory(folder)) {
            assertThat(silences(ClonedRules.of(Corpora.files(folder)), INPUTS / 4))
                    .isEmpty();
        }
    }

    /** Prints what was seen where. @return each kind of change that was seen nowhere, with one of its inputs */
    private static Map<String, String> silences(Map<String, String> export, int inputs) throws Exception {
        Map<String, String> files = new LinkedHashMap<>(export);
        files.replaceAll((name, text) -> RuleXml.isRule(text) ? new RuleXml(text).written() : text);
        List<String> rules = files.keySet().stream()
                .filter(name -> RuleXml.isRule(files.get(name)))
                .toList();
        AnalysisResult before = Analysing.analyse(DirSyncExport.zip(files));
        MeaningMutations mutations = new MeaningMutations(SEED);
        Map<Seen, Integer> seen = new TreeMap<>();
        Map<String, String> silences = new TreeMap<>();
        for (int i = 0; i < inputs; i++) {
            String name = rules.get(mutations.next(rules.size()));
            Mutation mutation = mutations.of(files.get(name));
            Map<String, String> changed = new LinkedHashMap<>(files);
            changed.put(name, mutation.xml());
            String rule = new RuleXml(files.get(name)).text("name");
            Seen where = seen(before, Analysing.analyse(DirSyncExport.zip(changed)), rule, mutation);
            seen.merge(where, 1, Integer::sum);
            if (where == Seen.NOWHERE) {
                silences.putIfAbsent(
                        mutation.kind() + " " + mutation.how().replaceAll(":.*", ""), rule + ": " + mutation.how());
            }
        }
        System.out.printf("%d changed meanings of %d rules: %s%n", inputs, rules.size(), seen);
        return silences;
    }

    private static Seen seen(AnalysisResult before, AnalysisResult after, String rule, Mutation mutation) {
        if (!after.settings().equals(before.settings())) {
            return Seen.IN_SETTINGS;
        }
        if (!texts(after).equals(texts(before)) || !after.notCarriedOver().equals(before.notCarriedOver())) {
            return Seen.IN_FINDINGS;
        }
        boolean whole =
                after.notCarriedOver().stream().anyMatch(left -> left.what().equals("custom rule '" + rule + "'"))
                        || after.findings().stream().anyMatch(finding -> tells(finding, rule, mutation.part()));
        return whole ? Seen.WITH_ITS_RULE : Seen.NOWHERE;
    }

    /** Without its place: lines move. */
    private static Set<String> texts(AnalysisResult result) {
        return result.findings().stream()
                .map(finding -> finding.code() + " " + finding.message())
                .collect(Collectors.toSet());
    }

    private static boolean tells(Finding finding, String rule, String part) {
        boolean ofTheRule = finding.message().contains("'" + rule + "'");
        return switch (finding.code()) {
            case "STANDARD_RULE_NOT_COMPARED" -> ofTheRule;
            case "RULE_PART_LOST" -> ofTheRule && finding.evidence().contains("/synchronizationRule/" + part);
            default -> false;
        };
    }
}
