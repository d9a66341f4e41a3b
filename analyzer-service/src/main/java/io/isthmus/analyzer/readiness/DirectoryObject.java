package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.directories.names.SpelledName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as the directory shows it.
 *
 * @param directory name of the checked directory
 * @param attributes by their names in lower case, without references; absent where the object has none
 */
public record DirectoryObject(
        String directory, SourceKind kind, ObjectType type, String dn, Map<String, List<String>> attributes) {

    /** All values, empty where there are none. */
    public List<String> all(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value that is not blank. */
    public @Nullable String first(String attribute) {
        return all(attribute).stream().filter(v -> !v.isBlank()).findFirst().orElse(null);
    }

    public boolean isUser() {
        return type == ObjectType.USER;
    }

    public boolean inActiveDirectory() {
        return kind == SourceKind.ACTIVE_DIRECTORY;
    }

    /** Name of the attribute that holds the account name. */
    public String accountNameAttribute() {
        return inActiveDirectory() ? "sAMAccountName" : "uid";
    }

    /** The common name, for fixes. */
    public String commonName() {
        String cn = first("cn");
        return cn == null ? SpelledName.of(dn).components().getFirst().value() : cn;
    }

    /** What the default rules make the sign-in name of a user, where anything serves. */
    public @Nullable String signInName() {
        String upn = first("userPrincipalName");
        if (upn != null) {
            return upn;
        }
        String account = first(accountNameAttribute());
        if (inActiveDirectory()) {
            return account == null ? null : account + "@" + SpelledName.of(dn).domain();
        }
        String mail = first("mail");
        return mail == null ? account : mail;
    }
}
