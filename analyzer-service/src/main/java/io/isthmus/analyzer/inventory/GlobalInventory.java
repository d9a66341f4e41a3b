package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.inventory.ExportFacts.FeatureFacts;
import io.isthmus.analyzer.inventory.ExportFacts.GlobalFacts;
import io.isthmus.analyzer.inventory.ExportFacts.OperationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.SignInFacts;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The global settings: those that are understood each by itself, and all of them by name. */
final class GlobalInventory {

    private static final String FEATURE = "Microsoft.OptionalFeature.";

    private GlobalInventory() {}

    static GlobalFacts of(GlobalSettings globals) {
        String signIn = globals.text("Microsoft.SynchronizationOption.UPNAttribute");
        String excluded = globals.text("Microsoft.AADFilter.AttributeExclusionList");
        return new GlobalFacts(
                new SignInFacts(
                        globals.text("Microsoft.SynchronizationOption.AnchorAttribute"),
                        signIn,
                        signIn == null || signIn.equalsIgnoreCase("userPrincipalName") ? null : signIn,
                        globals.text("Microsoft.UserSignIn.SignOnMethod")),
                new FeatureFacts(
                        globals.flag(FEATURE + "HybridExchange"),
                        globals.flag(FEATURE + "GroupWriteBack"),
                        globals.flag(FEATURE + "DeviceWriteBack"),
                        globals.flag(FEATURE + "UserWriteBack"),
                        globals.flag(FEATURE + "PasswordWriteback"),
                        globals.flag(FEATURE + "DirectoryExtension"),
                        globals.flag(FEATURE + "FilterAAD"),
                        excluded == null
                                ? globals.flag(FEATURE + "FilterAAD") == null ? null : List.of()
                                : FactsOfExport.bounded(Arrays.stream(excluded.split("[,;\\s]+"))
                                        .filter(name -> !name.isBlank()))),
                new OperationFacts(
                        globals.flag("Microsoft.Synchronize.StagingMode"),
                        globals.flag(FEATURE + "ExportDeletionThreshold"),
                        globals.number(FEATURE + "ExportDeletionThresholdValue"),
                        globals.duration("Microsoft.Synchronize.TimeInterval"),
                        globals.flag("Microsoft.Synchronize.SynchronizationSchedule"),
                        globals.text(FEATURE + "AutoUpgradeState")),
                new TreeMap<>(globals.parameters()));
    }
}
