package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.AnalysisResult.Product;

/** How each old tool exports its whole configuration. */
final class ExportSteps {

    private static final String SERVER_CONFIGURATION =
            "choose File > Export Server Configuration and an empty folder. Pack the whole folder (MV.xml and every"
                    + " MA-{…}.xml) as a ZIP and upload it.";

    private ExportSteps() {}

    static String of(Product product) {
        return switch (product.kind()) {
            case AZURE_AD_SYNC, AZURE_AD_CONNECT, UNKNOWN ->
                "Export again: run Import-Module ADSync; Get-ADSyncServerConfiguration -Path C:\\Export in PowerShell on the"
                        + " server, pack the whole folder (Connectors, GlobalSettings and SynchronizationRules) as a ZIP and"
                        + " upload it. Of JSON settings: Configure > View or export current configuration > Export settings.";
            case DIRSYNC ->
                "Export again: start miisclient.exe in C:\\Program Files\\Windows Azure Active Directory"
                        + " Sync\\SYNCBUS\\Synchronization Service\\UIShell, " + SERVER_CONFIGURATION;
            case FIM_MIM ->
                "Export again: in the Synchronization Service Manager (miisclient.exe) " + SERVER_CONFIGURATION;
            case CLOUD_SYNC ->
                "Export again: with Microsoft Graph, GET /servicePrincipals/{id}/synchronization/jobs/{job}/schema of the"
                        + " job AD2AADProvisioning, and upload the answer.";
            case ECMA2_HOST -> "Export again: copy the file of the ECMA Connector Host's configuration.";
        };
    }
}
