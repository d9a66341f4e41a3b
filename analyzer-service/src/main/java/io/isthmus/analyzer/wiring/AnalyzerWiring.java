package io.isthmus.analyzer.wiring;

import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.analyzing.AnalyzingSettings;
import io.isthmus.analyzer.analyzing.ExportSource;
import io.isthmus.analyzer.analyzing.Notices;
import io.isthmus.analyzer.analyzing.OurRules;
import io.isthmus.analyzer.archive.UploadReader;
import io.isthmus.analyzer.checking.CheckSettings;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.verdict.Baseline;
import io.isthmus.analyzer.verdict.FindingRules;
import io.isthmus.analyzer.ways.WaysOut;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds the pure parts from the configuration. */
class AnalyzerWiring {

    @Produces
    @Singleton
    ReadingLimits limits(AnalyzerConfig config) {
        AnalyzerConfig.Limits limits = config.limits();
        return new ReadingLimits(
                limits.uploadBytes(),
                limits.archiveEntries(),
                limits.uncompressedBytes(),
                limits.compressionRatio(),
                limits.depth(),
                limits.textLength(),
                limits.unitElements(),
                limits.units(),
                limits.heldBytes());
    }

    @Produces
    @Singleton
    ExportSource source(ReadingLimits limits) {
        return new UploadReader(limits)::read;
    }

    @Produces
    @Singleton
    FindingRules findings(AnalyzerConfig config) {
        Baseline baseline = Baseline.of(
                config.shippedExtensions(),
                config.requiredAttributes(),
                config.standardRunProfiles(),
                config.synchronizedObjectTypes());
        return new FindingRules(baseline, ShippedTables.standardRules());
    }

    @Produces
    @Singleton
    AdviceTable advice() {
        return ShippedTables.advice();
    }

    @Produces
    @Singleton
    WaysOut ways() {
        return new WaysOut(ShippedTables.targets(), OurRules.forActiveDirectory());
    }

    @Produces
    @Singleton
    CheckSettings checks(AnalyzerConfig config) {
        AnalyzerConfig.Readiness readiness = config.readiness();
        return new CheckSettings(ShippedTables.topLevelDomains(), readiness.lookUps(), readiness.kept());
    }

    @Produces
    @Singleton
    AnalyzingSettings settings(AnalyzerConfig config, DeploymentConfig deployment) {
        return new AnalyzingSettings(deployment.deployment(), config.atOnce(), config.waiting());
    }

    @Produces
    @Singleton
    Notices notices(Operations operations) {
        return operations::publish;
    }
}
