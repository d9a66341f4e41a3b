package io.isthmus.systemtests.migrating;

import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.sandbox.legacy.SampleExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What each old tool of the sample company would have exported. All imitate one forest with one OU filter. */
enum OldTool {
    DIRSYNC(Product.Kind.DIRSYNC, SampleExport.FILE_NAME, SampleExport::zip),
    FIM(Product.Kind.FIM_MIM, "fim-harbor.zip", () -> zip(forefront())),
    FIM_WITH_EXTENSION(Product.Kind.FIM_MIM, "fim-harbor-extended.zip", () -> zip(extended(forefront()))),
    AZURE_AD_SYNC(Product.Kind.AZURE_AD_SYNC, "aadsync-harbor.zip", () -> zip(serverExport("1.0.494.501"))),
    AZURE_AD_CONNECT(Product.Kind.AZURE_AD_CONNECT, "aadconnect-harbor.zip", () -> zip(serverExport("1.1.130.0"))),
    AZURE_AD_CONNECT_JSON(
            Product.Kind.AZURE_AD_CONNECT,
            "Applied-SynchronizationPolicy.json",
            () -> jsonSettings().getBytes(StandardCharsets.UTF_8));

    /** The department that a custom rule of the server exports is for. */
    static final String PILOTS = "Pilots of the harbor";

    private static final String CONNECTOR = "{5D7C3F0E-1C4C-4F1B-9C53-0B6B3E2A9A11}";

    private final Product.Kind kind;
    private final String fileName;
    private final Supplier<byte[]> export;

    OldTool(Product.Kind kind, String fileName, Supplier<byte[]> export) {
        this.kind = kind;
        this.fileName = fileName;
        this.export = export;
    }

    /** As the analysis should recognize it. */
    Product.Kind kind() {
        return kind;
    }

    String fileName() {
        return fileName;
    }

    byte[] export() {
        return export.get();
    }

    /** FIM is what DirSync is inside; only administrators name its connectors as they like. */
    private static Map<String, String> forefront() {
        Map<String, String> files = sample();
        files.replaceAll((name, text) -> text.replace("<name>Active Directory Connector<", "<name>Harbor AD<")
                .replace("<name>Windows Azure Active Directory Connector<", "<name>Harbor Cloud<"));
        return files;
    }

    private static Map<String, String> extended(Map<String, String> files) {
        files.computeIfPresent(
                "MA-" + CONNECTOR + ".xml",
                (name, text) -> text.replace(
                        "<extension/>", "<extension><assembly-name>HarborRules.dll</assembly-name></extension>"));
        return files;
    }

    private static Map<String, String> serverExport(String version) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Connectors/Connector_" + CONNECTOR + ".xml", """
                <ma-data><id>%s</id><name>harbor.example</name><category>AD</category>
                <private-configuration><adma-configuration><forest-name>harbor.example</forest-name></adma-configuration>
                </private-configuration>
                <ma-partition-data><partition><name>DC=harbor,DC=example</name><selected>1</selected><filter>
                <object-classes><object-class>contact</object-class><object-class>group</object-class>
                <object-class>user</object-class></object-classes>
                <containers><exclusions><exclusion>OU=Archive,DC=harbor,DC=example</exclusion>
                <exclusion>OU=Service Accounts,DC=harbor,DC=example</exclusion></exclusions>
                <inclusions><inclusion>DC=harbor,DC=example</inclusion>
                <inclusion>OU=Returning,OU=Archive,DC=harbor,DC=example</inclusion></inclusions></containers></filter>
                </partition></ma-partition-data></ma-data>
                """.formatted(CONNECTOR));
        files.put("Connectors/Connector_{B891884F-051E-4A83-95AF-2544101C9083}.xml", """
                <ma-data><id>{B891884F-051E-4A83-95AF-2544101C9083}</id><name>harbor.onmicrosoft.example - AAD</name>
                <category>Extensible2</category></ma-data>
                """);
        files.put("SynchronizationRules/SynchronizationRule_{0C0F34D1-8A3A-4E57-9C20-70F6D2B4B001}.xml", """
                <synchronizationRule><id>{0C0F34D1-8A3A-4E57-9C20-70F6D2B4B001}</id><name>In from AD - Harbor pilots</name>
                <immutable-tag/><direction>Inbound</direction><disabled>False</disabled><connector>%s</connector>
                <sourceObjectType>user</sourceObjectType><targetObjectType>person</targetObjectType>
                <linkType>Join</linkType><precedence>50</precedence><attribute-mappings><mapping><dest>title</dest>
                <expression>"Pilot " &amp; [title]</expression></mapping></attribute-mappings>
                <synchronizationCriteria><conditions><scope><csAttribute>department</csAttribute>
                <csOperator>EQUAL</csOperator><csValue>Pilots of the harbor</csValue></scope></conditions>
                </synchronizationCriteria></synchronizationRule>
                """.formatted(
                        CONNECTOR));
        files.put("GlobalSettings/MV.xml", """
                <saved-mv-configuration><mv-data><parameter-values>
                <parameter name="Microsoft.Synchronize.ServerConfigurationVersion">%s</parameter>
                </parameter-values></mv-data></saved-mv-configuration>
                """.formatted(version));
        return files;
    }

    private static String jsonSettings() {
        return """
                {"policyMetadata": {"type": "Sync", "azureADConnectVersion": "2.1.20.0"},
                 "deploymentMetadata": {"hostName": "SYNC7", "databaseServer": "SQL7", "databaseInstance": "ADSYNC",
                   "databaseName": "ADSync"},
                 "onpremisesDirectoryPolicy": [
                   {"friendlyName": "harbor.example", "fullyQualifiedDomainName": "harbor.example",
                    "uniqueIdentifier": "5d7c3f0e-1c4c-4f1b-9c53-0b6b3e2a9a11",
                    "partitionFilters": [{"distinguishedName": "DC=harbor,DC=example",
                      "containerInclusions": ["DC=harbor,DC=example", "OU=Returning,OU=Archive,DC=harbor,DC=example"],
                      "containerExclusions": ["OU=Archive,DC=harbor,DC=example",
                                              "OU=Service Accounts,DC=harbor,DC=example"]}],
                    "customSynchronizationRules": [], "standardSynchronizationRules": []}],
                 "azureDirectoryPolicy": {"customSynchronizationRules": [], "standardSynchronizationRules": []}}
                """;
    }

    private static Map<String, String> sample() {
        Map<String, String> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(SampleExport.zip()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
