package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.archive.UploadReader;
import io.isthmus.analyzer.facts.UnreadableWords;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.wiring.AnalyzerConfig;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Streams a request's body to disk; it never lies in memory as a whole. */
@ApplicationScoped
class Uploads {

    private static final int MAXIMUM_NAME_LENGTH = 200;

    private final ReadingLimits limits;
    private final Path folder;

    Uploads(ReadingLimits limits, AnalyzerConfig config) {
        this.limits = limits;
        this.folder =
                config.uploadFolder().map(Path::of).orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param announced the request's Content-Length, or -1 */
    Path keep(InputStream body, String name, long announced, Locale language) {
        if (announced > limits.uploadBytes()) {
            throw tooLarge(name, language);
        }
        Path file = null;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "isthmus-upload-", ".bin");
            copy(body, file, name, language);
            return file;
        } catch (IOException broken) {
            delete(file);
            throw new UncheckedIOException("the upload cannot be kept in " + folder, broken);
        } catch (ProblemException refused) {
            delete(file);
            throw refused;
        }
    }

    /** The files of one folder, packed as the archive that the folder would be. */
    Path keepTogether(List<FileUpload> files, String name, Locale language) {
        long size = files.stream().mapToLong(FileUpload::size).sum();
        if (size > limits.uploadBytes()) {
            throw tooLarge(name, language);
        }
        Path packed = null;
        try {
            Files.createDirectories(folder);
            packed = Files.createTempFile(folder, "isthmus-upload-", ".zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
                zip.setLevel(Deflater.BEST_SPEED);
                Set<String> names = new HashSet<>();
                for (FileUpload file : files) {
                    zip.putNextEntry(new ZipEntry(unique(nameOf(file.fileName()), names)));
                    Files.copy(file.uploadedFile(), zip);
                    zip.closeEntry();
                }
            }
            return packed;
        } catch (IOException broken) {
            delete(packed);
            throw new UncheckedIOException("the upload cannot be kept in " + folder, broken);
        }
    }

    /** Files of several folders may have the same name. */
    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = i + "/" + name;
        }
        return candidate;
    }

    private void copy(InputStream body, Path file, String name, Locale language) throws IOException {
        if (body == null) {
            return;
        }
        try (OutputStream disk = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > limits.uploadBytes()) {
                    throw tooLarge(name, language);
                }
                disk.write(buffer, 0, read);
            }
        }
    }

    private ProblemException tooLarge(String name, Locale language) {
        UnreadableWords words = UnreadableWords.in(language);
        Failure fault =
                words.of(UploadReader.tooLarge(name, limits.uploadBytes()).failure());
        return new ProblemException(
                413, fault.code(), words.title(false), name + ": " + fault.message(), fault.whatToDo());
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                throw new UncheckedIOException("the refused upload " + file + " cannot be deleted", stays);
            }
        }
    }

    /** A file name for people: no folders, no control characters. */
    static String nameOf(String given) {
        String name = given == null
                ? ""
                : given.replaceAll("[\\p{Cntrl}]", "")
                        .replaceAll(".*[/\\\\]", "")
                        .strip();
        String cut = name.length() > MAXIMUM_NAME_LENGTH ? name.substring(0, MAXIMUM_NAME_LENGTH) : name;
        return cut.isEmpty() ? "upload" : cut;
    }
}
