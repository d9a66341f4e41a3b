package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.RedactedValue;
import io.isthmus.analyzer.facts.RedactedValue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes secrets while they are read, drops their text and remembers where they stood. Rather one value too many than
 * one too few: what flows to an attribute with a name like a password's is taken for one.
 */
public final class SecretRedaction {

    /** A result that lists more fits into no message. */
    private static final int MOST = 50_000;

    private static final Set<String> PASSWORD_ATTRIBUTES =
            Set.of("unicodepwd", "userpassword", "dbcspwd", "ntpwdhistory", "lmpwdhistory", "supplementalcredentials");

    /** Kinds of parameters that offer a choice, or show a text of the connector's. */
    private static final Set<String> CHOICES =
            Set.of("checkbox", "check-box", "dropdown", "drop-down", "label", "divider");

    /** Names that speak of passwords without holding one. */
    private static final Pattern ABOUT_PASSWORDS = Pattern.compile(
            "(pwdlastset|badpwdcount|badpasswordtime|lastpasswordchange|password.?(hash.?)?sync|passwordwriteback"
                    + "|minpwd|maxpwd|pwdproperties|pwdhistorylength|passwordneverexpires|passwordnotrequired"
                    + "|preferredpasswordmethod).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*(password|passwd|passphrase|secret|credential|apikey|api.key|privatekey|accesskey|sharedkey|token)s?\\d*.*"
                    + "|(.*[._ -])?pwd",
            Pattern.CASE_INSENSITIVE);

    private final List<RedactedValue> found = new ArrayList<>();

    /** @return whether a value that flows to, or is kept under, that name must not be shown */
    public static boolean secretName(@Nullable String name) {
        if (name == null) {
            return false;
        }
        String plain = name.toLowerCase(Locale.ROOT);
        if (PASSWORD_ATTRIBUTES.contains(plain)) {
            return true;
        }
        String lastPart = plain.substring(plain.lastIndexOf('.') + 1);
        return !ABOUT_PASSWORDS.matcher(lastPart).matches()
                && SECRET_NAME.matcher(lastPart).matches();
    }

    /** A constant or expression on its way to an attribute. */
    @Nullable
    LegacyFlowValue flowing(@Nullable String text, @Nullable String target, ExportLocation evidence) {
        if (text == null) {
            return null;
        }
        return secretName(target) && !tells(target, text)
                ? redact(Kind.FLOWING, String.valueOf(target), evidence)
                : new PlainValue(text);
    }

    /** A yes or no says how passwords are dealt with, but is none: except where only a password can flow to. */
    private static boolean tells(@Nullable String target, String text) {
        return TextFormat.FLAG.parse(text) != null
                && target != null
                && !PASSWORD_ATTRIBUTES.contains(target.toLowerCase(Locale.ROOT));
    }

    /** A connection or global parameter. */
    @Nullable
    LegacyFlowValue parameter(Element parameter, String name) {
        String text = parameter.text();
        String type = parameter.attribute("type");
        boolean encrypted = Boolean.TRUE.equals(parameter.parsedAttribute(TextFormat.FLAG, "encrypted"))
                || "encrypted-string".equalsIgnoreCase(type);
        return text.isEmpty() ? null : parameter(name, text, type, encrypted, parameter.evidence());
    }

    LegacyFlowValue parameter(
            String name, String text, @Nullable String type, boolean encrypted, ExportLocation evidence) {
        boolean secret = secretName(name) && !CHOICES.contains(lower(type)) && !openly(name, text);
        return encrypted || secret ? redact(Kind.PARAMETER, name, evidence) : new PlainValue(text);
    }

    /** A switch, a script, or a file. */
    static boolean openly(String name, String value) {
        return TextFormat.FLAG.parse(value) != null || Scripts.parameter(name) || Scripts.file(value);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** An element whose name says that it holds a secret. */
    void leaf(Element element) {
        if (!element.text().isEmpty()
                && element.leaf()
                && secretName(element.name())
                && TextFormat.FLAG.parse(element.text()) == null) {
            redact(Kind.ELEMENT, element.name(), element.evidence());
        }
    }

    private RedactedValue redact(Kind kind, String name, ExportLocation evidence) {
        RedactedValue redacted = new RedactedValue(kind, name, evidence);
        if (found.size() < MOST) {
            found.add(redacted);
        }
        return redacted;
    }

    public List<RedactedValue> found() {
        return List.copyOf(found);
    }
}
