-- Addresses by which an object may match softly, in lower case, one a line; null for none.
alter table target_object add column addresses text;
update target_object t
   set addresses = case when t.object_type = 1 then t.mail
        else (select string_agg(lower(substr(address, 6)), E'\n')
                from jsonb_array_elements_text(i.image::jsonb -> 'attributes' -> 'proxyAddresses') as address
               where lower(address) like 'smtp:%') end
  from desired_image i where i.object_id = t.id and t.desired_state = 1;

-- desired_state 3: nothing was ever said of it, the target has it under an anchor, and no source has that anchor.
create index target_object_orphan on target_object (id) where desired_state = 3;
-- Something is in the way of these; they are looked at again when anything at the target goes.
create index target_object_blocked on target_object (id) where blocked is not null;

-- The marker says so where the run has read a source from end to end.
alter table batch_marker add column whole_source text;
alter table batch_marker add column settings_revision bigint;

-- Sources of which every object is known here, and the settings they were read by.
create table whole_source (
    name              text   primary key,
    settings_revision bigint not null,
    run_id            text   not null
);

-- What orphans were last looked for by; null: they were not.
alter table target_state add column orphan_basis text;
