package io.isthmus.analyzer.comparing;

import io.isthmus.analyzer.facts.SyncRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a rule as short texts that are equal exactly when the parts mean the same: the first 16 hexadecimal digits of
 * the SHA-256 of
 *
 * <pre>
 * attribute   "expression merge", "constant text merge" or "[sources] merge", each with " once" behind it where it applies once;
 *             several of them sorted, one a line
 * &#64;direction  the direction
 * &#64;types      "source target", the object types
 * &#64;link       the link type
 * &#64;scope      "attribute OPERATOR value", joined by &amp; inside a group and by | between groups
 * &#64;joins      "attribute attribute", with " case" behind it where case matters, joined likewise
 * &#64;passwords  whether password synchronization is enabled
 * &#64;softdelete the soft-delete interval, none if it is nought
 * </pre>
 *
 * <p>White space runs count as one space, but in constants, scope values and texts of expressions; names compare without regard to case. Precedence shifts with every forest and option, so
 * the order of the rules is compared instead: {@link StandardRuleOrder}.
 */
final class RuleFingerprint {

    static final String DIRECTION = "@direction";
    static final String TYPES = "@types";
    static final String PASSWORDS = "@passwords";
    static final String SOFT_DELETE = "@softdelete";
    static final String LINK = "@link";
    static final String SCOPE = "@scope";
    static final String JOINS = "@joins";

    private static final int LENGTH = 16;

    private static final Pattern LITERAL_OR_SPACE = Pattern.compile("\"[^\"]*\"|\\s+");

    private RuleFingerprint() {}

    /** By part: one entry an attribute, and those of the rule itself. */
    static Map<String, String> of(SyncRule rule) {
        Map<String, String> parts = new TreeMap<>();
        parts.put(DIRECTION, hash(lower(rule.direction())));
        parts.put(TYPES, hash(lower(rule.sourceType()) + " " + lower(rule.targetType())));
        parts.put(PASSWORDS, hash(Boolean.TRUE.equals(rule.passwordSync()) ? "enabled" : ""));
        parts.put(SOFT_DELETE, hash(rule.keepsDeleted() ? plain(rule.softDelete()) : ""));
        parts.put(LINK, hash(lower(rule.linkType())));
        parts.put(
                SCOPE,
                hash(rule.scope().stream()
                        .map(group -> group.stream().map(RuleFingerprint::text).collect(Collectors.joining("&")))
                        .collect(Collectors.joining("|"))));
        parts.put(
                JOINS,
                hash(rule.joins().stream()
                        .map(group -> group.stream().map(RuleFingerprint::text).collect(Collectors.joining("&")))
                        .collect(Collectors.joining("|"))));
        Map<String, List<String>> flows = new TreeMap<>();
        rule.mappings()
                .forEach(m -> flows.computeIfAbsent(Objects.requireNonNullElse(m.target(), ""), t -> new ArrayList<>())
                        .add(text(m)));
        flows.forEach((target, texts) ->
                parts.put(target, hash(texts.stream().sorted().collect(Collectors.joining("\n")))));
        return parts;
    }

    private static String text(SyncRule.Scope scope) {
        return lower(scope.attribute()) + " " + plain(scope.operator()).toUpperCase(Locale.ROOT) + " "
                + Objects.requireNonNullElse(scope.shown(), "");
    }

    private static String text(SyncRule.Join join) {
        return lower(join.connectorAttribute()) + " " + lower(join.metaverseAttribute())
                + (Boolean.TRUE.equals(join.caseSensitive()) ? " case" : "");
    }

    static String text(SyncRule.Mapping mapping) {
        return source(mapping) + " " + (mapping.merge() == null ? "update" : lower(mapping.merge()))
                + (mapping.executeOnce() ? " once" : "");
    }

    private static String source(SyncRule.Mapping mapping) {
        if (mapping.expression() != null) {
            return expression(mapping.expression().shown());
        }
        if (mapping.constant() != null) {
            return "constant " + mapping.constant().shown();
        }
        return mapping.sources().stream()
                .map(RuleFingerprint::lower)
                .sorted()
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String expression(String text) {
        return LITERAL_OR_SPACE
                .matcher(text)
                .replaceAll(found -> found.group().startsWith("\"") ? Matcher.quoteReplacement(found.group()) : " ")
                .strip();
    }

    private static String lower(@Nullable String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
