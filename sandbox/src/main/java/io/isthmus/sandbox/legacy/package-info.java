/** What the old tool of the demo leaves behind: its exported configuration. */
package io.isthmus.sandbox.legacy;
