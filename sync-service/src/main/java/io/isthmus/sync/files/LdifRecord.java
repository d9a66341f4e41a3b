package io.isthmus.sync.files;

import java.util.List;

/**
 * The lines of one record of LDIF.
 *
 * @param line where it begins
 * @param lines unfolded, without comments; not all of them where it is too large
 */
record LdifRecord(long line, List<String> lines, boolean tooLarge) {}
