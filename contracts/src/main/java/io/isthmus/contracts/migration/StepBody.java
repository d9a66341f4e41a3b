package io.isthmus.contracts.migration;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.Map;

/** Bodies of the steps that need one. */
public sealed interface StepBody {

    /**
     * @param override go on although the verdict recommends the other path; recorded
     * @param databaseConfirmed in place: a person has seen which database server the old tool uses, where the analysis
     *     found one; recorded
     */
    record Analyze(String analysisId, boolean override, boolean databaseConfirmed) implements StepBody {

        /** Without a database server to confirm. */
        public Analyze(String analysisId, boolean override) {
            this(analysisId, override, false);
        }
    }

    /**
     * @param settings to import instead of the exported ones; may be {@code null}
     * @param sources by connector name: what no old tool hands over
     * @param target where to export
     */
    record ImportSettings(SettingsDocument settings, Map<String, SourceAccess> sources, TargetSettings target)
            implements StepBody {}

    /** Any {@code null} leaves what the settings say. */
    record SourceAccess(String url, Boolean startTls, String trustedCertificatesRef, String bindDn, String passwordRef)
            implements StepBody {}

    /** @param digest of the pending exports that were looked at */
    record Approve(String digest, String comment) implements StepBody {}

    /** @param confirmed must be {@code true}: a person has seen that the old tool is gone */
    record Retire(boolean confirmed, String comment) implements StepBody {}

    /**
     * Goes on although objects have errors, which is recorded; for VERIFY and CONFIRM. Without it both are strict.
     *
     * @param errors how many were looked at: exactly the number found, else the step is refused; {@code null} for none
     */
    record Acknowledge(Long errors, String comment) implements StepBody {}
}
