package io.isthmus.rules.expression.functions;

import io.isthmus.directories.names.SecurityIdentifier;
import io.isthmus.rules.expression.evaluation.Conversions;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** From one kind of value to another. */
final class ConversionFunctions {

    private ConversionFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.CONVERSION);
        return List.of(
                define.scalar(
                        "bin CBin(num value, num size)",
                        "The number in so many bytes (1 to 8), the least significant first.",
                        ConversionFunctions::littleEndian),
                define.scalarOrNull(
                        "bool CBool(var value)",
                        "Whether the value is True or a number other than 0. False for NULL.",
                        row -> Value.bool(row.bool(0))),
                define.scalar(
                        "dt CDate(str value)",
                        "The date in a text: ISO 8601, LDAP time, or month/day/year, with an offset or UTC.",
                        row -> Value.moment(row.moment(0))),
                define.scalar(
                        "bin CGuid(str guid)",
                        "The 16 bytes of a GUID as Active Directory orders them.",
                        ConversionFunctions::guidBytes),
                define.scalar(
                        "num CNum(var value)",
                        "The number that a text, or up to 8 bytes (least significant first), stands for.",
                        row -> Value.number(row.number(0))),
                define.scalar(
                        "ref CRef(str value)",
                        "The text as a distinguished name.",
                        row -> Value.reference(row.text(0))),
                define.scalar(
                        "str CStr(var value)",
                        "The value as text: True and False, numbers decimal, binary as Base64.",
                        row -> Value.text(row.text(0))),
                define.scalar(
                        "str ConvertFromBase64(str source, [str encoding])",
                        "The text behind Base64. encoding is Unicode (default, UTF-16 little-endian), ASCII or UTF8.",
                        row -> Value.text(
                                new String(Conversions.base64(row.text(0), row.position()), charset(row, 1)))),
                define.scalar(
                        "str ConvertToBase64(var source, [str encoding])",
                        "Base64 of binary, or of a text in the encoding: Unicode (default), ASCII or UTF8.",
                        ConversionFunctions::toBase64),
                define.scalar(
                        "str ConvertFromUTF8Hex(str source)",
                        "The text behind hexadecimal digits of UTF-8.",
                        ConversionFunctions::fromHex),
                define.scalar(
                        "str ConvertToUTF8Hex(str source)",
                        "The text in UTF-8 as hexadecimal digits.",
                        row -> Value.text(HexFormat.of()
                                .withUpperCase()
                                .formatHex(row.text(0).getBytes(StandardCharsets.UTF_8)))),
                define.scalar(
                        "str StringFromGuid(bin guid)",
                        "The GUID behind 16 bytes as Active Directory orders them.",
                        ConversionFunctions::guidText),
                define.scalar(
                        "str StringFromSid(bin sid)",
                        "The security identifier as text, S-1-5-….",
                        ConversionFunctions::securityIdentifier));
    }

    private static Value littleEndian(Row row) {
        int size = row.size(1);
        if (size < 1 || size > Long.BYTES) {
            throw row.fail("a number has 1 to 8 bytes, not " + size);
        }
        byte[] bytes = new byte[size];
        long rest = row.number(0);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) rest;
            rest >>= Byte.SIZE;
        }
        return Value.binary(bytes);
    }

    private static Value guidBytes(Row row) {
        String text = row.text(0);
        if (!TestFunctions.isGuid(text)) {
            throw row.fail("\"" + text + "\" is no GUID");
        }
        UUID guid = UUID.fromString(text.replace("{", "").replace("}", ""));
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(guid.getMostSignificantBits()).putLong(guid.getLeastSignificantBits());
        return Value.binary(swapped(bytes.array()));
    }

    private static Value guidText(Row row) {
        byte[] bytes = row.binary(0);
        if (bytes.length != 16) {
            throw row.fail("a GUID has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(swapped(bytes));
        return Value.text(new UUID(buffer.getLong(), buffer.getLong()).toString());
    }

    /** Active Directory stores the first three fields of a GUID with the least significant byte first. */
    private static byte[] swapped(byte[] from) {
        int[] order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
        byte[] to = new byte[16];
        for (int i = 0; i < 16; i++) {
            to[i] = from[order[i]];
        }
        return to;
    }

    private static Value toBase64(Row row) {
        byte[] bytes = row.value(0) instanceof Value.Binary binary
                ? binary.bytes()
                : row.text(0).getBytes(charset(row, 1));
        return Value.text(Base64.getEncoder().encodeToString(bytes));
    }

    private static Value fromHex(Row row) {
        try {
            return Value.text(new String(HexFormat.of().parseHex(row.text(0)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notHexadecimal) {
            throw row.fail("\"" + row.text(0) + "\" is not hexadecimal");
        }
    }

    private static Charset charset(Row row, int index) {
        return switch (row.text(index)) {
            case "", "Unicode" -> StandardCharsets.UTF_16LE;
            case "ASCII" -> StandardCharsets.US_ASCII;
            case "UTF8" -> StandardCharsets.UTF_8;
            default -> throw row.fail("no such encoding: " + row.text(index));
        };
    }

    private static Value securityIdentifier(Row row) {
        byte[] value = row.binary(0);
        return Value.text(SecurityIdentifier.of(value)
                .orElseThrow(() -> row.fail("this is no security identifier: " + value.length + " bytes"))
                .text());
    }
}
