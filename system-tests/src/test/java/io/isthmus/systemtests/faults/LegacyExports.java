package io.isthmus.systemtests.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Exports of old tools as an attacker, or a broken disk, would write them. */
final class LegacyExports {

    private static final int BOMB_BYTES = 512 * 1024 * 1024;
    private static final int BLOCK = 1024 * 1024;

    private LegacyExports() {}

    static byte[] brokenXml() {
        return zip("MV.xml", bytes("<saved-mv-configuration>\n  <mv-data>\n</saved-mv-configuration>"));
    }

    /** Refers to a file of the machine that reads it. */
    static byte[] externalEntity(String file) {
        return zip(
                "MV.xml",
                bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE mv [<!ENTITY secret SYSTEM \"file://" + file
                        + "\">]>\n<saved-mv-configuration><mv-data>&secret;</mv-data></saved-mv-configuration>"));
    }

    /** Entities that multiply: some gigabytes of text from a few hundred bytes. */
    static byte[] billionLaughs() {
        var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE mv [<!ENTITY a0 \"ha\">");
        for (int level = 1; level <= 30; level++) {
            xml.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(level, level - 1, level - 1));
        }
        return zip("MV.xml", bytes(xml + "]>\n<saved-mv-configuration>&a30;</saved-mv-configuration>"));
    }

    /** Half a gigabyte of blanks in half a megabyte. */
    static byte[] zipBomb() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("MV.xml"));
            var block = new byte[BLOCK];
            for (int written = 0; written < BOMB_BYTES; written += BLOCK) {
                zip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Wants to be unpacked outside its folder. */
    static byte[] climbing() {
        return zip("../../../../tmp/MV.xml", bytes("<saved-mv-configuration/>"));
    }

    static byte[] notAZip() {
        return bytes("PK\003\004 this was a ZIP file once");
    }

    private static byte[] zip(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
