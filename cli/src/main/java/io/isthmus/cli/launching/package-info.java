/** The launcher: a process that runs a whole deployment in its data folder, and how another command finds it. */
@NullMarked
package io.isthmus.cli.launching;

import org.jspecify.annotations.NullMarked;
