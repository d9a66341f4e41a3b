package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.readiness.TopLevelDomains;

/**
 * @param lookUps dangling names that are looked up in the directories, at most
 * @param kept checks that are kept, the newest
 */
public record CheckSettings(TopLevelDomains topLevelDomains, int lookUps, int kept) {}
