/** What a person at the terminal sees. */
package io.isthmus.cli.terminal;
