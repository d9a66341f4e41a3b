package io.isthmus.analyzer.reading;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Connectors that are scripts: Microsoft's and others run PowerShell that parameters hold or name. */
final class Scripts {

    private static final Pattern PARAMETER =
            Pattern.compile(".*\\bscript( name)?( \\(.*\\))?", Pattern.CASE_INSENSITIVE);

    /** A file by its whole path; no secret looks like one. */
    private static final Pattern FILE = Pattern.compile(
            "(?:[a-z]:|\\\\\\\\|\\.{0,2}[\\\\/]|%[a-z]+%)[^<>|?*\"\\r\\n]*\\.(?:ps1|psm1|psd1|vbs|js|cmd|bat|exe|dll|py|xml|config|txt)",
            Pattern.CASE_INSENSITIVE);

    private Scripts() {}

    /** Whether a parameter of that name holds a script, or where one lies. */
    static boolean parameter(String name) {
        return PARAMETER.matcher(name.strip()).matches();
    }

    static boolean file(String value) {
        return FILE.matcher(value.strip()).matches();
    }

    /** Whether the kind of connector, or its library, is one that runs PowerShell. */
    static boolean powerShell(@Nullable String name) {
        return name != null && name.toLowerCase(Locale.ROOT).contains("powershell");
    }
}
