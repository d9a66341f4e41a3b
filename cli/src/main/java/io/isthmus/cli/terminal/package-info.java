/** What a person at the terminal sees. */
@NullMarked
package io.isthmus.cli.terminal;

import org.jspecify.annotations.NullMarked;
