-- Whoever is disabled has a phase of his own. Which updates close an account is not in the row: they are compared again.
update pending_export set phase = 7 where operation = 3 and phase is not null;
insert into comparison_due (object_id)
select p.object_id from pending_export p join target_object t on t.id = p.object_id
 where p.phase = 3 and t.object_type = 1
on conflict do nothing;
