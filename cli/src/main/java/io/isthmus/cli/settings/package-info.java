/** Settings documents as a person writes them, and whether what they refer to is there. */
package io.isthmus.cli.settings;
