package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.fixtures.DirSyncExport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Damages uploads in ways that happen, and in ways that somebody would try. The same seed damages alike. */
final class Mutations {

    private static final List<String> INSERTED = List.of(
            "<",
            ">",
            "&",
            "\"",
            "]]>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&lt;",
            "\0",
            "\uFFFF",
            "\uD800",
            "<partition>",
            "</ma-data>",
            "type=\"scripted\"",
            "<assembly-name>x</assembly-name>",
            "&#x0;",
            "<?x ?>",
            "<!DOCTYPE a>",
            "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
            "{}",
            "[",
            "null",
            "\u00e9",
            "\\00ACNF:",
            "((((((((((",
            "IIF(",
            "%Connector.ID%",
            "-1",
            "99999999999999999999",
            "<a>".repeat(250),
            "{\"a\":".repeat(250));

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    int next(int bound) {
        return random.nextInt(bound);
    }

    /** One file by itself, all files as an archive, or an archive whose bytes are damaged. */
    byte[] of(MutatedUploadsTest.Seed seed) {
        return switch (random.nextInt(4)) {
            case 0 -> flipped(DirSyncExport.zip(seed.files()));
            case 1 -> mutated(seed.files(), true);
            default -> mutated(seed.files(), false);
        };
    }

    private byte[] flipped(byte[] zip) {
        byte[] changed = random.nextInt(4) == 0 ? Arrays.copyOf(zip, random.nextInt(zip.length)) : zip.clone();
        for (int n = random.nextInt(8); n >= 0 && changed.length > 0; n--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private byte[] mutated(Map<String, String> files, boolean packed) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        String name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
        String text = files.get(name);
        boolean gentle = random.nextBoolean();
        for (int n = random.nextInt(5); n >= 0; n--) {
            text = gentle ? gentle(text) : mutation(text);
        }
        changed.put(name, text);
        return packed ? DirSyncExport.zip(changed) : text.getBytes(StandardCharsets.UTF_8);
    }

    private String mutation(String text) {
        if (text.isEmpty()) {
            return inserted();
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(60));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + inserted() + text.substring(from);
            case 2 -> text.substring(0, to) + text.substring(from);
            case 3 -> replacedText(text, from);
            case 4 -> replacedText(replacedText(text, from), random.nextInt(text.length()));
            case 5 -> text.substring(0, from);
            default -> swapped(text, from);
        };
    }

    /** Leaves the document well-formed most of the time, so that what is read is odd and not how it is written. */
    private String gentle(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int from = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> replacedText(text, from);
            case 1 -> requoted(text, from);
            default -> withoutElement(text, from);
        };
    }

    private String requoted(String text, int from) {
        int start = text.indexOf('"', from);
        int end = start < 0 ? -1 : text.indexOf('"', start + 1);
        if (end < 0) {
            return text;
        }
        String odd = random.nextBoolean() ? String.valueOf(random.nextInt()) : "&amp;%x% \u00e9 true";
        return text.substring(0, start + 1) + odd + text.substring(end);
    }

    /** Removes or repeats a whole element. */
    private String withoutElement(String text, int from) {
        int start = text.indexOf('<', from);
        int end = start < 0 ? -1 : text.indexOf('>', start);
        if (end < 0 || text.charAt(start + 1) == '/' || text.charAt(end - 1) == '/') {
            return text;
        }
        String name = text.substring(start + 1, end).split("\\s", 2)[0];
        String closing = "</" + name + ">";
        int close = text.indexOf(closing, end);
        if (close < 0) {
            return text;
        }
        int after = close + closing.length();
        return random.nextBoolean()
                ? text.substring(0, start) + text.substring(after)
                : text.substring(0, after) + text.substring(start, after) + text.substring(after);
    }

    private String inserted() {
        return INSERTED.get(random.nextInt(INSERTED.size()));
    }

    /** The next text of an element becomes a number or something odd: well-formed most of the time. */
    private String replacedText(String text, int from) {
        int start = text.indexOf('>', from);
        int end = start < 0 ? -1 : text.indexOf('<', start);
        if (end < 0) {
            return text;
        }
        String odd = random.nextBoolean()
                ? String.valueOf(random.nextLong())
                : inserted().replace("<", "&lt;").replace("&", "&amp;");
        return text.substring(0, start + 1) + odd + text.substring(end);
    }

    /** Two elements change places: well-formed more often than not. */
    private String swapped(String text, int from) {
        int start = text.indexOf('<', from);
        int end = start < 0 ? -1 : text.indexOf('>', start);
        if (end < 0) {
            return text.substring(0, from);
        }
        String tag = text.substring(start, end + 1);
        int elsewhere = text.indexOf('<', random.nextInt(text.length()));
        return elsewhere < 0 ? text : text.substring(0, elsewhere) + tag + text.substring(elsewhere);
    }
}
