package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known about attributes by their names: which never to take, which are binary. */
public final class AttributeKinds {

    /** How to treat an attribute. */
    public enum Kind {
        TEXT,
        BINARY,
        /** secrets, and values that change by themselves and would make every object look changed */
        UNWANTED
    }

    /** Password material never leaves the directory, not even as a hash. */
    private static final Set<String> SECRETS = Set.of(
            "userpassword",
            "unicodepwd",
            "dbcspwd",
            "ntpwdhistory",
            "lmpwdhistory",
            "supplementalcredentials",
            "sambantpassword",
            "sambalmpassword",
            "sambapasswordhistory",
            "krbprincipalkey",
            "krbprincipalauthind",
            "ipanthash",
            "pwdhistory",
            "authpassword",
            "olcrootpw",
            "ms-mcs-admpwd",
            "mslaps-password",
            "mslaps-encryptedpassword",
            "msds-managedpassword",
            "msfve-recoverypassword");

    private static final Set<String> VOLATILE = Set.of(
            "modifytimestamp",
            "modifiersname",
            "entrycsn",
            "contextcsn",
            "structuralobjectclass",
            "subschemasubentry",
            "entrydn",
            "hassubordinates",
            "numsubordinates",
            "whenchanged",
            "usnchanged",
            "usncreated",
            "usndsalastobjremoved",
            "dscorepropagationdata",
            "lastlogon",
            "lastlogoff",
            "lastlogontimestamp",
            "logoncount",
            "badpwdcount",
            "badpasswordtime",
            "authtimestamp",
            "pwdfailuretime",
            "pwdlastsuccess");

    private static final Set<String> BINARY = Set.of(
            "objectguid",
            "objectsid",
            "sidhistory",
            "ms-ds-consistencyguid",
            "msexchmailboxguid",
            "msexcharchiveguid",
            "msexchmailboxsecuritydescriptor",
            "msexchmasteraccountsid",
            "msexchsafesendershash",
            "msexchsaferecipientshash",
            "msexchblockedsendershash",
            "mspki-accountcredentials",
            "mspkidpapimasterkeys",
            "mspkiroamingtimestamp",
            "ntsecuritydescriptor",
            "replpropertymetadata",
            "repluptodatevector",
            "logonhours",
            "thumbnailphoto",
            "thumbnaillogo",
            "jpegphoto",
            "photo",
            "audio",
            "usercertificate",
            "cacertificate",
            "usersmimecertificate",
            "userpkcs12",
            "attributecertificate",
            "certificaterevocationlist",
            "authorityrevocationlist",
            "crosscertificatepair",
            "msexchumspokenname");

    /** Syntaxes of RFC 4517 and RFC 2252 whose values are no text. */
    private static final Set<String> BINARY_SYNTAXES = Set.of(
            "1.3.6.1.4.1.1466.115.121.1.4",
            "1.3.6.1.4.1.1466.115.121.1.5",
            "1.3.6.1.4.1.1466.115.121.1.8",
            "1.3.6.1.4.1.1466.115.121.1.9",
            "1.3.6.1.4.1.1466.115.121.1.10",
            "1.3.6.1.4.1.1466.115.121.1.23",
            "1.3.6.1.4.1.1466.115.121.1.28",
            "1.3.6.1.4.1.1466.115.121.1.40",
            "1.2.840.113556.1.4.907");

    /** Distinguished name: RFC 4517, section 3.3.9. */
    private static final String REFERENCE_SYNTAX = "1.3.6.1.4.1.1466.115.121.1.12";

    /** Names and numbers in lower case; a schema itself takes megabytes, and these are kept. */
    private final Set<String> binaryBySyntax = new HashSet<>();

    private final Set<String> referencesBySyntax = new HashSet<>();

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /** @param schema of the directory, where it shows one */
    public AttributeKinds(@Nullable Schema schema) {
        if (schema != null) {
            schema.getAttributeTypes().forEach(type -> note(type, type.getBaseSyntaxOID(schema)));
        }
    }

    private void note(AttributeTypeDefinition type, @Nullable String syntax) {
        if (syntax == null) {
            return;
        }
        if (BINARY_SYNTAXES.contains(syntax)) {
            addNames(type, binaryBySyntax);
        } else if (syntax.equals(REFERENCE_SYNTAX)) {
            addNames(type, referencesBySyntax);
        }
    }

    private static void addNames(AttributeTypeDefinition type, Set<String> names) {
        names.add(type.getOID().toLowerCase(Locale.ROOT));
        for (String name : type.getNames()) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /** Whether its values are DNs of other objects, as far as the directory shows its schema. */
    public boolean isReference(String name) {
        return referencesBySyntax.contains(name.toLowerCase(Locale.ROOT));
    }

    /** @param name base name, without options */
    public Kind of(String name) {
        return kinds.computeIfAbsent(name, this::decide);
    }

    private Kind decide(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (SECRETS.contains(key) || VOLATILE.contains(key)) {
            return Kind.UNWANTED;
        }
        return BINARY.contains(key) || binaryBySyntax.contains(key) ? Kind.BINARY : Kind.TEXT;
    }
}
