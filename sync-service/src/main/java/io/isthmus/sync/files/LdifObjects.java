package io.isthmus.sync.files;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.directories.ldap.LdifEntry;
import io.isthmus.directories.ldap.MalformedLdif;
import io.isthmus.directories.ldap.StructuralClass;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of LDIF that hold objects (RFC 2849). */
final class LdifObjects implements FileObjects {

    private final FileLines lines;
    private final LdifRecords records;
    private final String file;
    private final int limit;
    private final String anchorAttribute;
    private final ImportSelection selection;
    private final AttributeKinds kinds = new AttributeKinds(null);

    LdifObjects(SourceSettings source, ImportSelection selection, String file, FileLines lines, int limit) {
        this.lines = lines;
        this.records = new LdifRecords(lines, limit);
        this.file = file;
        this.limit = limit;
        this.anchorAttribute = source.anchorAttribute();
        this.selection = selection;
    }

    @Override
    public @Nullable SourceItem next() throws IOException {
        LdifRecord found = records.next();
        return found == null ? null : item(found, file + ", line " + found.line());
    }

    private SourceItem item(LdifRecord found, String where) {
        if (found.tooLarge()) {
            return RecordFaults.tooLarge(where, limit);
        }
        try {
            LdifEntry entry = LdifEntry.decode(found.lines());
            String anchor = anchor(entry);
            if (found.lines().stream().anyMatch(line -> line.indexOf(FileLines.NO_CHARACTER) >= 0)) {
                return RecordFaults.noUtf8(anchor, where);
            }
            return anchor == null ? withoutAnchor(entry) : new SourceItem.Observed(content(entry, anchor));
        } catch (MalformedLdif e) {
            return RecordFaults.unreadable(where, "NO_RECORD", e.getMessage(), e.whatToDo());
        }
    }

    private @Nullable String anchor(LdifEntry entry) {
        return entry.values().entrySet().stream()
                .filter(each -> baseName(each.getKey()).equalsIgnoreCase(anchorAttribute))
                .flatMap(each -> each.getValue().stream())
                .filter(value -> value.length > 0)
                .map(value -> value(anchorAttribute, value))
                .findFirst()
                .orElse(null);
    }

    private SourceItem withoutAnchor(LdifEntry entry) {
        return new SourceItem.Faulty(
                null,
                entry.dn(),
                "NO_ANCHOR",
                "has no " + anchorAttribute + ", so it could not be recognized again",
                "Write it out with that attribute (operational ones have to be asked for), or choose another"
                        + " anchorAttribute.");
    }

    private SourceEntry content(LdifEntry entry, String anchor) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Map<String, List<String>> members = new LinkedHashMap<>();
        List<String> binary = new ArrayList<>();
        entry.values().forEach((name, values) -> {
            String base = baseName(name);
            boolean membership = selection.memberships().contains(base);
            if (kinds.of(base) == AttributeKinds.Kind.UNWANTED || !membership && !isWanted(base)) {
                return;
            }
            List<String> texts =
                    values.stream().map(value -> value(base, value)).toList();
            if (membership) {
                members.put(base, texts);
            } else if (kinds.of(base) == AttributeKinds.Kind.BINARY) {
                attributes.put(base, texts);
                binary.add(base);
            } else {
                attributes.put(name, texts);
            }
        });
        return new SourceEntry(anchor, entry.dn(), objectClass(entry), attributes, binary, members);
    }

    private boolean isWanted(String name) {
        return selection.attributes().contains(name) || selection.attributes().contains("*");
    }

    private String value(String name, byte[] value) {
        return kinds.of(name) == AttributeKinds.Kind.BINARY
                ? Base64.getEncoder().encodeToString(value)
                : new String(value, StandardCharsets.UTF_8);
    }

    private static String objectClass(LdifEntry entry) {
        List<String> structural = texts(entry, "structuralObjectClass");
        String found = StructuralClass.of(
                structural.isEmpty() ? null : structural.toArray(String[]::new), texts(entry, "objectClass"));
        return found == null ? "top" : found;
    }

    private static List<String> texts(LdifEntry entry, String name) {
        return entry.values().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .flatMap(each -> each.getValue().stream())
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    private static String baseName(String name) {
        int option = name.indexOf(';');
        return option < 0 ? name : name.substring(0, option);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
