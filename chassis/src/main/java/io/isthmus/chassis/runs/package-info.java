/** Runs as every service keeps and tells them: the history, and what is published while one goes on. */
package io.isthmus.chassis.runs;
