package io.isthmus.sync.files;

import io.isthmus.sync.source.SourceItem;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The objects of a file, one after another. */
interface FileObjects extends Closeable {

    /**
     * Nothing at the end.
     *
     * @throws UnreadableFile when nothing after this can be made sense of
     */
    @Nullable
    SourceItem next() throws IOException, UnreadableFile;
}
