package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.RedactedValue;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What findings say and what to do about them in one language, from {@code findings.properties}; another language is a file
 * {@code findings_xx.properties} beside it. A finding of an earlier version, which has no details, is told as it told itself.
 */
final class FindingWords {

    static final String BUNDLE = "io.isthmus.analyzer.verdict.findings";

    private static final Set<String> SUMS = Set.of(Finding.MORE, Finding.MORE_BY_SIZE);

    static final String REMEDY = ".remedy";

    /** The words in which findings are stored and sent. */
    static final FindingWords ENGLISH = in(Locale.ENGLISH);

    private final Sentences sentences;

    private FindingWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** In that language where there are words of it, else in English. */
    static FindingWords in(Locale language) {
        return new FindingWords(Sentences.in(language, BUNDLE));
    }

    boolean knows(String code, @Nullable String variant) {
        return sentences.has(key(code, variant));
    }

    Finding of(Finding finding) {
        String key = key(finding.code(), finding.variant());
        Map<String, String> details = finding.details();
        if (!knows(finding.code(), finding.variant()) || details == null && sentences.asks(key)) {
            return finding;
        }
        Map<String, String> known = details == null ? Map.of() : details;
        return finding.inWords(
                message(finding.code(), finding.variant(), known), remedy(finding.code(), finding.variant(), known));
    }

    static Details details(RedactedValue secret) {
        return Details.of("kind", secret.kind()).and("name", secret.name());
    }

    /** Shape: {@code value that flows to unicodePwd}. */
    String secret(Map<String, String> details) {
        return sentences.say("secret." + details.get("kind"), details);
    }

    String message(String code, @Nullable String variant, Map<String, String> details) {
        return sentences.say(key(code, variant), details);
    }

    /** That of the variant where it has its own. */
    String remedy(String code, @Nullable String variant, Map<String, String> details) {
        String own = key(code, variant) + REMEDY;
        return sentences.say(sentences.has(own) ? own : code + REMEDY, details);
    }

    private static String key(String code, @Nullable String variant) {
        return variant == null ? code : SUMS.contains(variant) ? variant : code + "." + variant;
    }
}
