package io.isthmus.sandbox.legacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A configuration export of DirSync as an administrator would upload it, imitated in the shape of a FIM server export. Its
 * OU filter is that of the sample directory.
 */
public final class SampleExport {

    public static final String FILE_NAME = "dirsync-harbor.zip";

    /** How the old tool calls the connector to the directory. */
    public static final String CONNECTOR = "Active Directory Connector";

    private static final List<String> FILES = List.of(
            "MA-{5D7C3F0E-1C4C-4F1B-9C53-0B6B3E2A9A11}.xml", "MA-{B891884F-051E-4A83-95AF-2544101C9083}.xml", "MV.xml");

    private SampleExport() {}

    public static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : FILES) {
                zip.putNextEntry(new ZipEntry(file));
                copy(file, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sample export cannot be packed", e);
        }
        return bytes.toByteArray();
    }

    private static void copy(String file, ZipOutputStream zip) throws IOException {
        try (InputStream stream = SampleExport.class.getResourceAsStream(file)) {
            stream.transferTo(zip);
        }
    }
}
