package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Row;

/** The text form of Windows security identifiers (MS-DTYP, section 2.4.2). */
final class SecurityIdentifier {

    private static final int HEADER_BYTES = 8;

    private SecurityIdentifier() {}

    static String print(Row row) {
        byte[] sid = row.binary(0);
        if (sid.length < HEADER_BYTES || sid.length != HEADER_BYTES + 4 * (sid[1] & 0xFF)) {
            throw row.fail("this is no security identifier: " + sid.length + " bytes");
        }
        long authority = 0;
        for (int i = 2; i < HEADER_BYTES; i++) {
            authority = authority << 8 | sid[i] & 0xFF;
        }
        StringBuilder text =
                new StringBuilder("S-").append(sid[0] & 0xFF).append('-').append(authority);
        for (int at = HEADER_BYTES; at < sid.length; at += 4) {
            long part = 0;
            for (int i = 3; i >= 0; i--) {
                part = part << 8 | sid[at + i] & 0xFF;
            }
            text.append('-').append(part);
        }
        return text.toString();
    }
}
