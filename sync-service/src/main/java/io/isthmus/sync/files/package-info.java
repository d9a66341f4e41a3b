/** Files of LDIF and CSV as sources: which one is taken and when, and the objects in it. */
@NullMarked
package io.isthmus.sync.files;

import org.jspecify.annotations.NullMarked;
