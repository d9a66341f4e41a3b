package io.isthmus.sync.ldap.probing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/**
 * Whom a security descriptor of Active Directory grants a control access right (MS-DTYP, section 2.4.6; MS-ADTS, section
 * 5.1.3.2.1). What it denies is not looked at: this warns, and guards nothing.
 */
final class AccessList {

    private static final int LIST_OFFSET_AT = 16;
    private static final int LIST_HEADER = 8;
    private static final int ALLOWED = 0x00;
    private static final int ALLOWED_OBJECT = 0x05;
    private static final int INHERITED_BY_OTHERS_ONLY = 0x08;
    private static final int CONTROL_ACCESS = 0x100;
    private static final int NAMES_A_RIGHT = 0x1;
    private static final int NAMES_A_CLASS = 0x2;
    private static final int GUID = 16;

    private AccessList() {}

    /** @param accounts security identifiers of an account and its groups, in binary */
    static boolean grants(byte[] descriptor, Collection<byte[]> accounts, UUID right) {
        ByteBuffer bytes = ByteBuffer.wrap(descriptor).order(ByteOrder.LITTLE_ENDIAN);
        if (descriptor.length < LIST_OFFSET_AT + Integer.BYTES) {
            return false;
        }
        int list = bytes.getInt(LIST_OFFSET_AT);
        if (list <= 0 || list + LIST_HEADER > descriptor.length) {
            return false;
        }
        int count = Short.toUnsignedInt(bytes.getShort(list + 4));
        int entry = list + LIST_HEADER;
        for (int i = 0; i < count && entry + LIST_HEADER <= descriptor.length; i++) {
            int size = Short.toUnsignedInt(bytes.getShort(entry + 2));
            if (size < LIST_HEADER || entry + size > descriptor.length) {
                return false; // cut off: what follows is no entry
            }
            if (grants(bytes.slice(entry, size).order(ByteOrder.LITTLE_ENDIAN), accounts, right)) {
                return true;
            }
            entry += size;
        }
        return false;
    }

    private static boolean grants(ByteBuffer entry, Collection<byte[]> accounts, UUID right) {
        int type = entry.get(0);
        boolean here = (entry.get(1) & INHERITED_BY_OTHERS_ONLY) == 0 && (entry.getInt(4) & CONTROL_ACCESS) != 0;
        if (!here || type != ALLOWED && type != ALLOWED_OBJECT) {
            return false;
        }
        int at = LIST_HEADER;
        if (type == ALLOWED_OBJECT) {
            if (entry.capacity() < at + Integer.BYTES) {
                return false;
            }
            int names = entry.getInt(at);
            at += Integer.BYTES;
            if ((names & NAMES_A_RIGHT) != 0) {
                if (entry.capacity() < at + GUID || !right.equals(guid(entry, at))) {
                    return false;
                }
                at += GUID;
            }
            at += (names & NAMES_A_CLASS) != 0 ? GUID : 0;
        }
        return at < entry.capacity() && isOneOf(Arrays.copyOfRange(bytes(entry), at, entry.capacity()), accounts);
    }

    private static boolean isOneOf(byte[] holder, Collection<byte[]> accounts) {
        return accounts.stream()
                .anyMatch(account -> holder.length >= account.length
                        && Arrays.equals(account, Arrays.copyOf(holder, account.length)));
    }

    private static byte[] bytes(ByteBuffer entry) {
        byte[] bytes = new byte[entry.capacity()];
        entry.get(0, bytes);
        return bytes;
    }

    /** Its first three parts are little-endian. */
    private static UUID guid(ByteBuffer entry, int at) {
        long high = Integer.toUnsignedLong(entry.getInt(at)) << 32
                | Short.toUnsignedLong(entry.getShort(at + 4)) << 16
                | Short.toUnsignedLong(entry.getShort(at + 6));
        return new UUID(high, entry.slice(at + 8, 8).order(ByteOrder.BIG_ENDIAN).getLong());
    }
}
