package io.isthmus.sync.files;

import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.Predicate;

/** Opens the one file that a connector has chosen, as often as it has to be read. */
final class FileContents {

    private final SourceSettings source;
    private final TakenFile file;
    private final int maxRecordSize;

    FileContents(SourceSettings source, TakenFile file, int maxRecordSize) {
        this.source = source;
        this.file = file;
        this.maxRecordSize = maxRecordSize;
    }

    TakenFile file() {
        return file;
    }

    /** @throws io.isthmus.sync.source.SourceException when it is empty, or ends in the middle of a line */
    void requireWholeLines() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file.path())) {
            ByteBuffer last = ByteBuffer.allocate(1);
            if (channel.size() == 0) {
                throw FileFaults.cutOff(file);
            }
            channel.position(channel.size() - 1);
            channel.read(last);
            if (last.get(0) != '\n') {
                throw FileFaults.cutOff(file);
            }
        }
    }

    /** @param digest sees every byte that is read */
    FileObjects open(ImportSelection selection, MessageDigest digest) throws IOException, UnreadableFile {
        InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest);
        FileLines lines = new FileLines(in, maxRecordSize);
        try {
            return source.kind() == SourceKind.CSV
                    ? new CsvObjects(source, selection, file.name(), lines, maxRecordSize)
                    : new LdifObjects(source, selection, file.name(), lines, maxRecordSize);
        } catch (IOException | UnreadableFile | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * Reads all records, or as many as are wanted.
     *
     * @param goOn given each, says whether to read the next one
     */
    void scan(ImportSelection selection, Predicate<SourceItem> goOn) {
        try (FileObjects objects = open(selection, FileWatermark.sha256())) {
            for (SourceItem item = objects.next(); item != null && goOn.test(item); item = objects.next()) {
                // what is wanted of it has been taken
            }
            if (!file.isUnchanged()) {
                throw FileFaults.changedWhileRead(file);
            }
        } catch (IOException e) {
            throw FileFaults.unreadable(source, e);
        } catch (UnreadableFile e) {
            throw FileFaults.unreadable(e);
        }
    }

    /** Places and anchors alone. */
    ImportSelection names() {
        return new ImportSelection(new ContainerFilter(source.partitions()), Set.of(), Set.of(), Set.of());
    }
}
