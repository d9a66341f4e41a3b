/**
 * The edge to PowerShell: scripts as the synchronization rules editor exports them, taken apart and never run. A script is data:
 * of it only commands with literal values are understood, and everything else is told as not read.
 */
@NullMarked
package io.isthmus.analyzer.powershell;

import org.jspecify.annotations.NullMarked;
