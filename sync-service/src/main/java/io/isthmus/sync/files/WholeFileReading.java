package io.isthmus.sync.files;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a whole file, page by page, and notes who is in it. */
final class WholeFileReading implements SourceReading {

    private final SourceSettings source;
    private final FileContents contents;
    private final ImportSelection selection;
    private final FileIndex index;
    private final MessageDigest digest = FileWatermark.sha256();
    private @Nullable FileObjects objects;
    private @Nullable String watermark;

    WholeFileReading(SourceSettings source, FileContents contents, ImportSelection selection, FileIndex index) {
        this.source = source;
        this.contents = contents;
        this.selection = selection;
        this.index = index;
    }

    @Override
    public Optional<List<SourceItem>> next() {
        if (watermark != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(page(opened()));
        } catch (IOException e) {
            throw FileFaults.unreadable(source, e);
        } catch (UnreadableFile e) {
            throw FileFaults.unreadable(e);
        }
    }

    private FileObjects opened() throws IOException, UnreadableFile {
        FileObjects open = objects == null ? contents.open(selection, digest) : objects;
        objects = open;
        return open;
    }

    /** The last page may be empty. */
    private List<SourceItem> page(FileObjects open) throws IOException, UnreadableFile {
        List<SourceItem> page = new ArrayList<>();
        while (page.size() < source.pageSize()) {
            SourceItem item = open.next();
            if (item == null) {
                end();
                page.addAll(new RepeatedAnchors(contents, index).faults());
                return page;
            }
            if (note(item)) {
                page.add(item);
            }
        }
        return page;
    }

    /** @return whether it is of a class that is selected */
    private boolean note(SourceItem item) {
        if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)) {
            index.add(entry.anchor(), entry.dn());
            return selection.objectClasses().contains(entry.objectClass());
        }
        if (item instanceof SourceItem.Faulty faulty
                && faulty.anchor() == null
                && !faulty.code().equals("NO_ANCHOR")) {
            index.addUnreadable();
        }
        return true;
    }

    private void end() throws IOException {
        if (!contents.file().isUnchanged()) {
            throw FileFaults.changedWhileRead(contents.file());
        }
        watermark = FileWatermark.of(contents.file(), FileWatermark.hex(digest)).write();
    }

    @Override
    public Optional<String> watermark() {
        return Optional.ofNullable(watermark);
    }

    @Override
    public void close() {
        try {
            if (objects != null) {
                objects.close();
            }
        } catch (IOException e) {
            throw FileFaults.unreadable(source, e);
        }
    }
}
