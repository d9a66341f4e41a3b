package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be said of one object without looking at another. */
public final class ObjectRules {

    private static final int MOST_ADDRESSES = 300;
    private static final String UPN = "userPrincipalName";
    private static final String MAIL = "mail";
    private static final String NICKNAME = "mailNickname";
    private static final String ADDRESSES = "proxyAddresses";
    private static final String TARGET = "targetAddress";
    private static final String DISPLAY_NAME = "displayName";

    private final CheckScope scope;
    private final SignInNameRule signInName;
    private final MailRule mail;
    private final TypedAddressRule proxy;
    private final TypedAddressRule target;
    private final NicknameRule nickname = new NicknameRule();
    private final AccountNameRule accountName = new AccountNameRule();
    private final DisplayNameRule displayName = new DisplayNameRule();
    private final AnchorRule anchor = new AnchorRule();

    public ObjectRules(CheckScope scope) {
        this.scope = scope;
        this.signInName = new SignInNameRule(scope);
        this.mail = new MailRule(scope);
        this.proxy = new TypedAddressRule(scope, false);
        this.target = new TypedAddressRule(scope, true);
    }

    public List<Defect> of(DirectoryObject object) {
        List<Defect> defects = new ArrayList<>();
        if (object.isUser()) {
            signIn(object, defects);
            account(object, defects);
        }
        present(object, MAIL).forEach(value -> mail.check(object, MAIL, value, defects));
        addresses(object, defects);
        target(object, defects);
        nickname(object, defects);
        name(object, defects);
        anchor(object, defects);
        return defects;
    }

    /** A blank sign-in name is replaced by the account name at the forest's domain, which is seldom what people type. */
    private void signIn(DirectoryObject object, List<Defect> defects) {
        String given = object.first(UPN);
        if (given != null) {
            signInName.check(object, UPN, given, defects);
            unverified(object, given, defects);
            return;
        }
        String fallback = object.signInName();
        String better = fallback == null ? object.first(MAIL) : signInName.better(fallback);
        String fix = better == null || !signInName.flaws(better).isEmpty() ? null : better;
        if (fallback == null) {
            defects.add(Defect.at(object, UPN, DefectCode.BLANK, null, "nothing can become the sign-in name", fix));
        } else if (object.inActiveDirectory()) {
            defects.add(Defect.at(
                    object, UPN, DefectCode.BLANK, null, "is blank; " + fallback + " would take its place", fix));
        } else {
            String from = object.first(MAIL) == null ? object.accountNameAttribute() : MAIL;
            signInName.flaws(fallback).stream()
                    .filter(flaw -> !from.equals(MAIL))
                    .forEach(flaw -> defects.add(Defect.at(
                            object, UPN, flaw.code(), fallback, "comes from " + from + " and " + flaw.message(), fix)));
        }
    }

    private void unverified(DirectoryObject object, String upn, List<Defect> defects) {
        String domain = MailAddress.domainOf(upn);
        if (scope.preferredDomain() != null && scope.topLevelDomains().routable(domain) && !scope.verified(domain)) {
            String fix = upn.substring(0, upn.length() - domain.length()) + scope.preferredDomain();
            defects.add(Defect.at(
                    object,
                    UPN,
                    DefectCode.UNVERIFIEDDOMAIN,
                    upn,
                    "has a domain that is not verified at the target: " + domain,
                    signInName.flaws(fix).isEmpty() ? fix : null));
        }
    }

    /** An invalid account name matters as long as it is the sign-in name; beside a userPrincipalName it is only told. */
    private void account(DirectoryObject object, List<Defect> defects) {
        String attribute = object.accountNameAttribute();
        String value = object.first(attribute);
        if (value == null) {
            if (object.inActiveDirectory()) {
                defects.add(Defect.at(
                        object,
                        attribute,
                        DefectCode.BLANK,
                        null,
                        "is blank, so the user is never synchronized",
                        orNull(accountName.better(object.commonName()))));
            }
            return;
        }
        List<Defect> found = new ArrayList<>();
        if (object.inActiveDirectory()) {
            accountName.check(object, attribute, value, found);
        }
        boolean matters = object.first(UPN) == null;
        found.forEach(d -> defects.add(
                matters ? d : Defect.at(object, attribute, DefectCode.ACCOUNTNAME, value, d.message(), d.fix())));
    }

    private void addresses(DirectoryObject object, List<Defect> defects) {
        List<String> values = object.all(ADDRESSES);
        values.stream().filter(v -> !v.isBlank()).forEach(value -> proxy.check(object, ADDRESSES, value, defects));
        List<String> primary =
                values.stream().filter(v -> v.startsWith("SMTP:")).toList();
        if (primary.size() > 1) {
            primary.stream()
                    .skip(1)
                    .forEach(value -> defects.add(Defect.at(
                            object,
                            ADDRESSES,
                            DefectCode.FORMAT,
                            value,
                            "is a second primary address beside " + primary.getFirst(),
                            "smtp:" + TypedAddressRule.address(value))));
        }
        if (values.size() > MOST_ADDRESSES) {
            defects.add(Defect.at(
                    object,
                    ADDRESSES,
                    DefectCode.TOOMANYADDRESSES,
                    null,
                    "has " + values.size() + " values, about " + MOST_ADDRESSES + " fit",
                    null));
        }
    }

    /** IdFix compares only where the mailbox is elsewhere: contacts, and users without a mailbox of their own. */
    private void target(DirectoryObject object, List<Defect> defects) {
        String value = object.first(TARGET);
        if (value == null) {
            return;
        }
        target.check(object, TARGET, value, defects);
        String address = object.first(MAIL);
        boolean elsewhere = object.type() == ObjectType.CONTACT || object.isUser() && object.first("homeMDB") == null;
        if (elsewhere
                && address != null
                && TypedAddressRule.isSmtp(value)
                && !TypedAddressRule.address(value).strip().equalsIgnoreCase(address.strip())) {
            String fix = "SMTP:" + address.strip();
            defects.add(Defect.at(
                    object,
                    TARGET,
                    DefectCode.MAILMATCH,
                    value,
                    "is not the address in mail, " + address,
                    target.flaws(fix).isEmpty() ? fix : null));
        }
    }

    /** Without it the Exchange attributes are not synchronized: DirSync did, its successors do not. */
    private void nickname(DirectoryObject object, List<Defect> defects) {
        String value = object.first(NICKNAME);
        if (value != null) {
            nickname.check(object, NICKNAME, value, defects);
            return;
        }
        boolean recipient = object.first("msExchRecipientTypeDetails") != null
                || object.first("homeMDB") != null
                || object.first("legacyExchangeDN") != null;
        if (recipient && object.type() != ObjectType.GROUP) {
            String address = object.first(MAIL);
            String account = object.first(object.accountNameAttribute());
            String from = address != null ? address.split("@", 2)[0] : account != null ? account : object.commonName();
            String better = nickname.better(from);
            defects.add(Defect.at(
                    object,
                    NICKNAME,
                    DefectCode.BLANK,
                    null,
                    "is blank, so the Exchange attributes are not synchronized",
                    orNull(better)));
        }
    }

    private void name(DirectoryObject object, List<Defect> defects) {
        String value = object.first(DISPLAY_NAME);
        if (value != null) {
            displayName.check(object, DISPLAY_NAME, value, defects);
        } else if (!object.all(DISPLAY_NAME).isEmpty()
                || object.type() == ObjectType.GROUP && object.inActiveDirectory()) {
            String better = displayName.better(object.commonName());
            defects.add(Defect.at(
                    object,
                    DISPLAY_NAME,
                    DefectCode.BLANK,
                    object.all(DISPLAY_NAME).stream().findFirst().orElse(null),
                    "is blank; the common name would take its place",
                    orNull(better)));
        }
    }

    private void anchor(DirectoryObject object, List<Defect> defects) {
        String attribute = scope.anchorAttribute();
        if (attribute == null) {
            return;
        }
        String value = object.first(attribute);
        if (value == null) {
            defects.add(
                    Defect.at(object, attribute, DefectCode.BLANK, null, "is blank, but is the source anchor", null));
        } else {
            anchor.check(object, attribute, value, defects);
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static List<String> present(DirectoryObject object, String attribute) {
        String value = object.first(attribute);
        return value == null ? List.of() : List.of(value);
    }
}
