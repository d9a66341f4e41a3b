package io.isthmus.sync.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.checking.Tried.Faulty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the directory is, and where the account lies in it. */
final class ServerJudgement {

    /** Simple paged results (RFC 2696). */
    private static final String PAGED_RESULTS = "1.2.840.113556.1.4.319";

    /** What Kerberos allows; beyond it, sign-ins in the domain fail anyway. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Accounts that the old tools made for themselves; uninstalling such a tool removes its own. */
    private static final Pattern OLD_TOOLS = Pattern.compile("(?i)cn=(MSOL_|AAD_).*");

    private ServerJudgement() {}

    static Check kind(SourceSettings source, ServerFacts server) {
        if (!server.shown()) {
            return warning(
                    CheckStep.SERVER_KIND,
                    "the directory does not show its root entry to " + source.bindDn(),
                    "Let the account read the root entry, so that kind and abilities can be seen.");
        }
        boolean declared = source.kind() == SourceKind.ACTIVE_DIRECTORY;
        if (declared == server.activeDirectory()) {
            return passed(
                    CheckStep.SERVER_KIND,
                    declared ? "it is Active Directory" : "it is no Active Directory, as kind says");
        }
        return declared
                ? warning(
                        CheckStep.SERVER_KIND,
                        "kind is ACTIVE_DIRECTORY, and the directory does not say that it is one",
                        "Let kind be LDAP, unless the directory is made to look like Active Directory.")
                : warning(
                        CheckStep.SERVER_KIND,
                        "kind is LDAP, and the directory is Active Directory",
                        "Let kind be ACTIVE_DIRECTORY, so that its rules and its objectGUID are used.");
    }

    static Optional<Check> clocks(ServerFacts server, Instant now) {
        if (server.now() == null) {
            return Optional.empty();
        }
        Duration skew = Duration.between(server.now(), now).abs();
        return Optional.of(
                skew.compareTo(SKEW) < 0
                        ? passed(CheckStep.CLOCKS_AGREE, "its clock differs from ours by " + skew.toSeconds() + " s")
                        : warning(
                                CheckStep.CLOCKS_AGREE,
                                "its clock differs from ours by " + skew.toMinutes() + " min",
                                "Set the clocks of both machines by one time service."));
    }

    static Check paging(ServerFacts server) {
        if (server.controls().contains(PAGED_RESULTS)) {
            return passed(CheckStep.PAGING, "it answers in pages (RFC 2696)");
        }
        if (!server.shown()) {
            return warning(
                    CheckStep.PAGING,
                    "whether it answers in pages cannot be seen",
                    "Let the account read the root entry, or watch the first import.");
        }
        return failed(
                CheckStep.PAGING,
                "it does not declare the control of paged results (" + PAGED_RESULTS + ")",
                "Allow that control in the directory; an import reads page by page.");
    }

    /** @param found whether there is an entry at bindDn; empty where the account is named in another way */
    static Optional<Check> account(SourceSettings source, ServerFacts server, Tried found) {
        Optional<DistinguishedName> name = name(source.bindDn());
        if (name.isEmpty() || !server.activeDirectory()) {
            return Optional.empty();
        }
        if (OLD_TOOLS.matcher(name.get().rdns().getFirst()).matches()) {
            return Optional.of(warning(
                    CheckStep.ACCOUNT_IN_PLACE,
                    source.bindDn() + " is the account of the old tool: it goes when that tool is uninstalled",
                    "Make an account of its own for Isthmus, and name it in bindDn."));
        }
        if (found instanceof Faulty fault) {
            return Optional.of(warning(
                    CheckStep.ACCOUNT_IN_PLACE,
                    "no account is found at " + source.bindDn() + ", though it signs in: " + fault.reason(),
                    "Write bindDn as the account's present DN, or as its user principal name."));
        }
        return Optional.of(
                standardPlace(name.get(), server.namingContexts())
                        ? passed(CheckStep.ACCOUNT_IN_PLACE, "the account lies in the standard Users container")
                        : passed(
                                CheckStep.ACCOUNT_IN_PLACE,
                                "the account is found at " + source.bindDn()
                                        + "; if it is ever moved, bindDn has to follow, or synchronization fails"));
    }

    private static boolean standardPlace(DistinguishedName account, List<String> contexts) {
        return contexts.stream()
                .flatMap(context -> name("CN=Users," + context).stream())
                .anyMatch(users -> account.isAtOrUnder(users) && account.depth() == users.depth() + 1);
    }

    /** Active Directory also takes user principal names and {@code DOMAIN\account}. */
    static Optional<DistinguishedName> name(@Nullable String account) {
        try {
            DistinguishedName name = DistinguishedName.parse(account == null ? "" : account);
            return name.rdns().isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }
}
