package io.isthmus.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SettingsDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings as a person writes them: a SettingsDocument in YAML or JSON, secrets as references. */
public final class SettingsFile {

    /** A misspelt name in a file of a person's own is a fault, other than in a message of a newer version. */
    private static final ObjectMapper STRICT = WireFormat.configure(YAMLMapper.builder(new YAMLFactory()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SettingsFile() {}

    /** @throws IllegalArgumentException naming file and element or line */
    public static SettingsDocument read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "There is no settings file " + file + ". docs/examples/settings.yaml shows how one looks.");
        }
        SettingsDocument settings = read(file, SettingsDocument.class);
        if (settings.sources().isEmpty()) {
            throw new IllegalArgumentException(
                    file + " names no source; docs/examples/settings.yaml shows how one looks.");
        }
        return settings;
    }

    /**
     * A part of settings, or something with settings in it.
     *
     * @throws IllegalArgumentException naming file and element or line
     */
    public static <T> T read(Path file, Class<T> type) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        try {
            // JSON is YAML, so that one reader does for both
            T content = STRICT.readValue(file.toFile(), type);
            if (content == null) {
                throw new IllegalArgumentException(file + " is empty.");
            }
            return content;
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    file + ": " + path(e) + " is no setting; known there: " + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + where + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** {@code sources[0].nmae} */
    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
