package io.isthmus.analyzer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.isthmus.analyzer.xml.Decoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** What a JSON document is, by the names of properties near its beginning; whether it can be read shows later. */
public enum JsonKind {
    /** what {@code Get-ADSyncRule | ConvertTo-Json} prints */
    PRINTED_RULES,
    /** what {@code Get-ADSyncConnector | ConvertTo-Json} prints */
    PRINTED_CONNECTORS,
    /** what {@code Get-ADSyncGlobalSettings | ConvertTo-Json} prints, or its parameters alone */
    PRINTED_SETTINGS,
    /** the schema of a synchronization job of Cloud Sync, by itself or inside a template */
    CLOUD_SYNC,
    /** settings of Azure AD Connect, or something else */
    DOCUMENT;

    private static final int LOOK_AHEAD = 1 << 16;

    /** Deep enough for the schema of a template in a list of them. */
    private static final int DEPTH = 4;

    private static final JsonFactory JSON = new JsonFactory();

    /** Leaves the stream where it was; it must support marks. */
    public static JsonKind of(InputStream bytes) throws IOException {
        bytes.mark(LOOK_AHEAD);
        byte[] start = bytes.readNBytes(LOOK_AHEAD - 1);
        bytes.reset();
        return of(names(start));
    }

    private static JsonKind of(Set<String> names) {
        if (names.contains("policyMetadata") || names.contains("onpremisesDirectoryPolicy")) {
            return DOCUMENT;
        }
        if (names.contains("synchronizationRules")) {
            return CLOUD_SYNC;
        }
        if (names.contains("AttributeFlowMappings")) {
            return PRINTED_RULES;
        }
        if (names.contains("Partitions") && (names.contains("ConnectivityParameters") || names.contains("Subtype"))) {
            return PRINTED_CONNECTORS;
        }
        return names.contains("Microsoft.") ? PRINTED_SETTINGS : DOCUMENT;
    }

    /** Of the objects on top; {@code Microsoft.} stands for all parameters of that family, by name or by value. */
    private static Set<String> names(byte[] start) {
        Set<String> names = new HashSet<>();
        int depth = 0;
        try (JsonParser parser = JSON.createParser(Decoding.reader(new ByteArrayInputStream(start)))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean named = token == JsonToken.FIELD_NAME;
                if (depth <= DEPTH && named) {
                    names.add(parser.currentName());
                }
                if ((named || token == JsonToken.VALUE_STRING && "Name".equals(parser.currentName()))
                        && parser.getText().startsWith("Microsoft.Synchroniz")) {
                    names.add("Microsoft.");
                }
            }
        } catch (IOException cut) {
            // the beginning of a document ends in its middle; what was seen until there is told
        }
        return names;
    }
}
