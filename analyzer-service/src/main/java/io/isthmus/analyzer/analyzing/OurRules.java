package io.isthmus.analyzer.analyzing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.RuleDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The standard rules that come with Isthmus for Active Directory: what a migrated configuration runs on. */
public final class OurRules {

    private static final String FILE = "/io/isthmus/rules/default-rules.json";
    private static final List<RuleDocument> RULES = read();

    private OurRules() {}

    public static List<RuleDocument> forActiveDirectory() {
        return RULES;
    }

    private static List<RuleDocument> read() {
        try (InputStream rules = OurRules.class.getResourceAsStream(FILE)) {
            return List.copyOf(WireFormat.mapper().readValue(rules, new TypeReference<List<RuleDocument>>() {}));
        } catch (IOException broken) {
            throw new UncheckedIOException("the standard rules cannot be read", broken);
        }
    }
}
