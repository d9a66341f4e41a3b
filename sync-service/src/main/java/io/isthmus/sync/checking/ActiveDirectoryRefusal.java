package io.isthmus.sync.checking;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why Active Directory refuses a simple bind: the Windows error after {@code data} in its diagnostic message, such as
 * {@code 80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 52e, v2580} (MS-ERREF, section 2.2,
 * in hexadecimal).
 */
enum ActiveDirectoryRefusal {
    NO_SUCH_USER("525", "there is no such account", "Correct bindDn: the account was moved, renamed or removed."),
    WRONG_PASSWORD("52e", "the password is wrong", "Correct the secret that passwordRef names."),
    NOT_AT_THIS_TIME(
            "530",
            "it may not sign in at this time",
            "Let the account sign in at any hour: synchronization runs always."),
    NOT_FROM_HERE("531", "it may not sign in from this machine", "Take the limit to workstations off the account."),
    PASSWORD_EXPIRED("532", "its password has expired", "Set a new password, one that does not expire."),
    DISABLED("533", "the account is disabled", "Enable the account, or name another one in bindDn."),
    ACCOUNT_EXPIRED("701", "the account has expired", "Take the end date off the account, or name another one."),
    PASSWORD_MUST_CHANGE(
            "773",
            "its password has to be changed at the next sign-in",
            "Set a password without 'user must change password at next logon'."),
    LOCKED("775", "the account is locked", "Unlock the account; see who else tries it with a wrong password.");

    private static final Pattern DATA = Pattern.compile("\\bdata ([0-9a-fA-F]{3,8})\\b");

    private final String data;
    private final String meaning;
    private final String whatToDo;

    ActiveDirectoryRefusal(String data, String meaning, String whatToDo) {
        this.data = data;
        this.meaning = meaning;
        this.whatToDo = whatToDo;
    }

    /** Empty where the message is no such one, or says nothing known. */
    static Optional<ActiveDirectoryRefusal> of(String diagnostic) {
        Matcher found = DATA.matcher(diagnostic == null ? "" : diagnostic);
        return found.find()
                ? Stream.of(values())
                        .filter(each -> each.data.equalsIgnoreCase(found.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    String meaning() {
        return meaning;
    }

    String whatToDo() {
        return whatToDo;
    }
}
