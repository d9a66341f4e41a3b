/** Who is signed in to the console, and until when. */
@NullMarked
package io.isthmus.migration.console.session;

import org.jspecify.annotations.NullMarked;
