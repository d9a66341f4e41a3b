package io.isthmus.analyzer.readiness;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong. The first nine have the names that IdFix gives them; all are explained in {@code docs/findings.md}. */
public enum DefectCode {
    CHARACTER(Severity.ERROR, "Remove or replace the character; the fix does it where that is possible."),
    FORMAT(Severity.ERROR, "Write the value in the form that the attribute needs."),
    TOPLEVELDOMAIN(
            Severity.ERROR,
            "Give a name below a domain that is registered on the Internet; for sign-in names add it to the forest as a UPN"
                    + " suffix first."),
    DOMAINPART(Severity.ERROR, "Correct what stands after the @."),
    LOCALPART(Severity.ERROR, "Correct what stands before the @."),
    LENGTH(Severity.ERROR, "Shorten the value."),
    DUPLICATE(Severity.ERROR, "Decide which object keeps the value; remove or change it at the others."),
    BLANK(Severity.ERROR, "Give the attribute a value."),
    MAILMATCH(Severity.WARNING, "Let targetAddress be SMTP: and the value of mail, or correct mail."),

    UNVERIFIEDDOMAIN(Severity.WARNING, "Verify the domain at the target, or give a name below a verified one."),
    ACCOUNTNAME(Severity.WARNING, "Nothing, as long as the userPrincipalName is valid; correct it when convenient."),
    ANCHOR(
            Severity.ERROR,
            "Choose another anchor, or give this object a value that can be one, before anything is written."),
    TOOMANYADDRESSES(Severity.ERROR, "Remove addresses that are no longer needed."),
    TOOMANYMEMBERS(Severity.ERROR, "Split the group: beyond the limit it is not created, or not updated."),
    BROKENREFERENCE(Severity.ERROR, "Remove the reference: nothing has this name any more."),
    UNSYNCHRONIZEDREFERENCE(
            Severity.WARNING,
            "Nothing, if it may be missing at the target; else bring the object it names into scope.");

    /** An error keeps an object, or its value, from the target; a warning changes something that people may not expect. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final Severity severity;
    private final String whatToDo;

    DefectCode(Severity severity, String whatToDo) {
        this.severity = severity;
        this.whatToDo = whatToDo;
    }

    public Severity severity() {
        return severity;
    }

    public String whatToDo() {
        return whatToDo;
    }

    /** As results show it: {@code topleveldomain}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DefectCode> named(String code) {
        return Arrays.stream(values())
                .filter(c -> c.name().equalsIgnoreCase(code))
                .findFirst();
    }
}
