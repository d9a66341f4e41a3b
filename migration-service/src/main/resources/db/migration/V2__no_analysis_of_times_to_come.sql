-- The latest are kept: one that says it is of the year 9999 would outlast all that come after it.
update published_analysis set requested_at = now() where requested_at > now();
