package io.isthmus.chassis.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request that changes something says of where it comes from. Browsers send cached HTTP Basic and cookies with
 * whatever a page of another site makes them send; they tell its origin, and send only forms without asking first.
 *
 * <pre>
 *     Sec-Fetch-Site      Origin           Content-Type            answer
 *     same-origin, none   any              any                     permitted
 *     another             any              any                     403
 *     absent              ours             any                     permitted
 *     absent              another, null    any                     403
 *     absent              absent           a form's                403
 *     absent              absent           any other               permitted: no browser
 *     any                 any              absent, unless DELETE   415
 * </pre>
 *
 * @param site {@code Sec-Fetch-Site} (W3C Fetch Metadata)
 * @param origin {@code Origin} (RFC 6454)
 * @param authority host and port that were asked, as {@code Host} names them; without it nothing is of the same origin
 */
public record ChangeRequest(
        String method,
        @Nullable String site,
        @Nullable String origin,
        @Nullable String authority,
        @Nullable String contentType) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** What a page can send to another site without asking it first (Fetch, CORS-safelisted request-header). */
    private static final Set<String> FORMS =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    /** @param status 403 or 415 */
    record Refusal(int status, String code, String detail, String remedy) {}

    static boolean isChange(String method) {
        return !SAFE.contains(method);
    }

    /** Empty where the request is permitted. */
    Optional<Refusal> refusal() {
        if (isFromAnotherSite()) {
            return Optional.of(anotherSite("the request comes from another site ("
                    + (site == null ? "Origin: " + origin : "Sec-Fetch-Site: " + site) + ")"));
        }
        if (contentType == null || contentType.isBlank()) {
            return method.equals("DELETE") ? Optional.empty() : Optional.of(noContentType());
        }
        return isForm() && site == null && origin == null
                ? Optional.of(anotherSite("a form was sent, and not said by which site"))
                : Optional.empty();
    }

    /** Whether a browser says so; nothing is known of a request without its headers. */
    public boolean isFromAnotherSite() {
        if (site != null) {
            return !OWN.contains(site);
        }
        return origin != null && !isOurs(origin);
    }

    private boolean isForm() {
        return contentType != null
                && FORMS.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private boolean isOurs(String origin) {
        try {
            String named = URI.create(origin).getRawAuthority();
            return named != null && named.equalsIgnoreCase(authority);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal anotherSite(String detail) {
        return new Refusal(
                403,
                "CROSS_SITE_REQUEST",
                detail,
                "Send it from a page of this service, or with a program: as application/json, or a form with the header"
                        + " Sec-Fetch-Site: none.");
    }

    private Refusal noContentType() {
        return new Refusal(
                415,
                "CONTENT_TYPE_MISSING",
                "the " + method + " request has no header Content-Type",
                "Send Content-Type: application/json, also without a body.");
    }
}
