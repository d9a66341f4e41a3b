package io.isthmus.migration.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A settings document as the text that is kept, downloaded and named by its digest. */
public record SettingsText(String text) {

    public static SettingsText of(SettingsDocument document) {
        try {
            return new SettingsText(
                    WireFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings cannot be written as JSON", e);
        }
    }

    public SettingsDocument document() {
        try {
            return WireFormat.mapper().readValue(text, SettingsDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    public int bytes() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Of the UTF-8 bytes, in lower-case hexadecimal. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
