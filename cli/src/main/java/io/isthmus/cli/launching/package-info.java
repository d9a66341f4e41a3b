/** The launcher: a process that runs a whole deployment in its data folder, and how another command finds it. */
package io.isthmus.cli.launching;
