package io.isthmus.sync.ldap.syncrepl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server knows of a naming context: the newest change sequence number of each provider, as in {@code contextCSN} and the cookies of
 * OpenLDAP (draft-chu-ldap-csn: time, count, server id, modification; those of one server are ordered as texts).
 *
 * @param newest by server id
 */
record CsnSet(SortedMap<String, String> newest) {

    private static final Pattern CSN =
            Pattern.compile("(\\d{14})\\.\\d{6}Z#[0-9a-fA-F]{6}#([0-9a-fA-F]{3})#[0-9a-fA-F]{6}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** What did not come in a week was lost with the server that had it. */
    private static final Duration ON_ITS_WAY = Duration.ofDays(7);

    /** A clock that was set years ahead once would be waited for as long. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    static CsnSet of(Collection<String> csns) {
        SortedMap<String, String> newest = new TreeMap<>();
        for (String csn : csns) {
            Matcher parts = CSN.matcher(csn);
            if (parts.matches()) {
                newest.merge(parts.group(2), csn, (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
        }
        return new CsnSet(newest);
    }

    /** Of a cookie, in Base64; empty where it is none of OpenLDAP. */
    static CsnSet ofCookie(String cookie) {
        List<String> csns = new ArrayList<>();
        for (String part : text(cookie).split(",")) {
            if (part.startsWith("csn=")) {
                csns.addAll(List.of(part.substring("csn=".length()).split(";")));
            }
        }
        return of(csns);
    }

    private static String text(String cookie) {
        try {
            return new String(Base64.getDecoder().decode(cookie), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return ""; // whoever keeps watermarks may have changed them
        }
    }

    /** The first change that another set knows and this one does not, if it may still be on its way. */
    Optional<String> misses(CsnSet seen, Instant now) {
        return seen.newest.entrySet().stream()
                .filter(each -> newest.getOrDefault(each.getKey(), "").compareTo(each.getValue()) < 0)
                .map(SortedMap.Entry::getValue)
                .filter(csn -> isRecent(csn, now))
                .findFirst();
    }

    /** As people number their servers. */
    static int serverId(String csn) {
        Matcher parts = CSN.matcher(csn);
        return parts.matches() ? Integer.parseInt(parts.group(2), 16) : 0;
    }

    private static boolean isRecent(String csn, Instant now) {
        try {
            Instant written = LocalDateTime.parse(csn.substring(0, 14), TIME).toInstant(ZoneOffset.UTC);
            return written.plus(ON_ITS_WAY).isAfter(now)
                    && written.minus(CLOCKS_DIFFER).isBefore(now);
        } catch (DateTimeParseException e) {
            return true; // a date that no calendar has says nothing of its age
        }
    }
}
