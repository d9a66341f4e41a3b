package io.isthmus.export.matching;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Addresses by which an object may match softly. Pure.
 *
 * <pre>
 * user                  its primary SMTP address: the one written SMTP: in capitals among proxyAddresses, else mail
 * contact               its SMTP addresses among proxyAddresses, and nothing else
 * mail-enabled group    the same
 * any other group       none
 * </pre>
 */
public final class Addresses {

    private static final String PROXY_ADDRESSES = "proxyAddresses";
    private static final String MAIL = "mail";
    private static final String SMTP = "smtp:";
    private static final String PRIMARY = "SMTP:";

    private Addresses() {}

    /** In lower case, without repetitions. */
    public static List<String> of(ObjectType type, Map<String, List<String>> attributes) {
        return switch (type) {
            case USER -> primary(attributes).limit(1).toList();
            case CONTACT -> smtp(attributes, Addresses::isSmtp).distinct().toList();
            case GROUP ->
                mailEnabled(attributes)
                        ? smtp(attributes, Addresses::isSmtp).distinct().toList()
                        : List.of();
        };
    }

    private static Stream<String> primary(Map<String, List<String>> attributes) {
        return Stream.concat(
                smtp(attributes, address -> address.startsWith(PRIMARY)),
                attributes.getOrDefault(MAIL, List.of()).stream()
                        .filter(mail -> !mail.isBlank())
                        .map(mail -> mail.toLowerCase(Locale.ROOT)));
    }

    private static Stream<String> smtp(Map<String, List<String>> attributes, Predicate<String> which) {
        return attributes.getOrDefault(PROXY_ADDRESSES, List.of()).stream()
                .filter(which)
                .map(address -> address.substring(SMTP.length()).trim().toLowerCase(Locale.ROOT))
                .filter(address -> !address.isEmpty());
    }

    private static boolean isSmtp(String address) {
        return address.regionMatches(true, 0, SMTP, 0, SMTP.length());
    }

    /** A group with a primary SMTP address, or with an address in mail. */
    private static boolean mailEnabled(Map<String, List<String>> attributes) {
        return smtp(attributes, address -> address.startsWith(PRIMARY))
                        .findAny()
                        .isPresent()
                || attributes.getOrDefault(MAIL, List.of()).stream().anyMatch(mail -> mail.contains("@"));
    }
}
