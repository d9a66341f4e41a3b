package io.isthmus.migration.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes of problems, notices, findings, holds and failures in the sources of all services, with the sentences that are given
 * together with them: the literals behind a code in the same parentheses, or in those of an enum's constant.
 */
record EmittedCodes(Map<String, List<String>> sentences) {

    private static final List<String> MODULES = List.of(
            "analyzer-service",
            "sync-service",
            "export-service",
            "migration-service",
            "chassis",
            "directories",
            "contracts");
    private static final String CONSOLE = "io/isthmus/migration/console/";

    private static final Pattern TOKEN = Pattern.compile("//[^\\n]*+|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\""
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"
            + "|[A-Za-z_][A-Za-z0-9_]*+|\\S");
    private static final Pattern CODE = Pattern.compile("\"?[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\"?");

    static EmittedCodes ofAllServices() {
        EmittedCodes found = new EmittedCodes(new TreeMap<>());
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().replace('\\', '/').contains(CONSOLE))
                        .forEach(found::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    Collection<String> codes() {
        return sentences.keySet();
    }

    private void read(Path file) {
        List<String> tokens = tokens(file);
        for (int i = 0; i < tokens.size(); i++) {
            if (CODE.matcher(tokens.get(i)).matches()) {
                sentences
                        .computeIfAbsent(tokens.get(i).replace("\"", ""), code -> new ArrayList<>())
                        .addAll(literals(tokens, i));
            }
        }
    }

    private static Collection<String> literals(List<String> tokens, int code) {
        boolean literal = tokens.get(code).startsWith("\"");
        boolean constant = code + 1 < tokens.size() && tokens.get(code + 1).equals("(");
        boolean qualified = code > 0 && tokens.get(code - 1).equals(".");
        Set<String> found = new TreeSet<>();
        int end = constant ? 0 : -1;
        int depth = 0;
        for (int i = code + 1; (literal || constant || qualified) && i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals(";") || token.equals(")") && --depth <= end) {
                break;
            }
            if (token.equals("(")) {
                depth++;
            }
            if (token.startsWith("\"")) {
                found.add(token);
            }
        }
        return found;
    }

    private static List<String> tokens(Path file) {
        try {
            List<String> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(Files.readString(file));
            while (matcher.find()) {
                if (!matcher.group().startsWith("//") && !matcher.group().startsWith("/*")) {
                    tokens.add(matcher.group());
                }
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
