/** Who is signed in to the console, and until when. */
package io.isthmus.migration.console.session;
