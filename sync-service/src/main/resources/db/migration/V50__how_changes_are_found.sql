-- How changes of each source are found, since when that is known, and when deletions were last looked for.
alter table source_state add column found_by text;
alter table source_state add column found_by_reason text;
alter table source_state add column deletions_looked_at timestamptz;
-- until now every delta by the changelog looked for deletions, and every full import
update source_state
   set deletions_looked_at = case when delta_method = 'CHANGELOG' then last_import_at else last_full_import_at end;
