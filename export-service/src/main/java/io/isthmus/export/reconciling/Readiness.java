package io.isthmus.export.reconciling;

import io.isthmus.contracts.settings.SafetySettings.Orphans;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether an anchor at the target that nobody here ever spoke of may be taken for one that no source has.
 *
 * <pre>
 * settings say KEEP, or forbid to take anchored objects over           off
 * the settings in force are not those of the caller                    not yet
 * no complete target import                                            not yet
 * the topic is still being read                                        not yet
 * a source was never read from end to end, without error, by the
 * settings in force                                                    not yet
 * else                                                                 ready
 * </pre>
 */
public sealed interface Readiness {

    /** Orphans are nobody's business. */
    record Off() implements Readiness {}

    /** They are to be dealt with, but who is one cannot be known. */
    record NotYet(String why) implements Readiness {}

    /** @param basis names the proof; the same again says the same */
    record Ready(String basis) implements Readiness {}

    /**
     * What is known.
     *
     * @param settings of the caller
     * @param settingsRevision of the settings in force, if these are the caller's
     * @param targetImport names the last target import if one was complete
     * @param caughtUp whether everything that was on the topic at start is read
     * @param whole sources of which everything is here, by name
     */
    record Proof(
            SettingsDocument settings,
            @Nullable Long settingsRevision,
            @Nullable String targetImport,
            boolean caughtUp,
            Map<String, WholeSource> whole) {}

    /** @param settingsRevision by which it was read */
    record WholeSource(String runId, long settingsRevision) {}

    static boolean off(SettingsDocument settings) {
        Orphans policy = settings.safety().orphans();
        return policy == null || policy == Orphans.KEEP || !settings.identity().hardMatchTakeover();
    }

    static Readiness of(Proof proof) {
        if (off(proof.settings())) {
            return new Off();
        }
        Long revision = proof.settingsRevision();
        if (revision == null) {
            return new NotYet("the settings have just changed");
        }
        if (proof.targetImport() == null) {
            return new NotYet("the target was not imported completely");
        }
        if (!proof.caughtUp()) {
            return new NotYet("the batches in the topic are still being read");
        }
        List<String> missing = proof.settings().sources().stream()
                .map(SourceSettings::name)
                .filter(name -> !isWhole(proof.whole().get(name), revision))
                .toList();
        if (proof.settings().sources().isEmpty() || !missing.isEmpty()) {
            return new NotYet("no full import under the present settings has read all objects of source "
                    + String.join(", ", missing) + " without error");
        }
        return new Ready(proof.settings().safety().orphans() + " " + proof.targetImport() + " " + revision + " "
                + new TreeMap<>(proof.whole()));
    }

    private static boolean isWhole(@Nullable WholeSource whole, long revision) {
        return whole != null && whole.settingsRevision() == revision;
    }
}
