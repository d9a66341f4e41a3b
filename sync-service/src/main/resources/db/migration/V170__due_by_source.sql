-- whoever is due is found without a look at who else his source has; whose object is not known yet is due again when it arrives
alter table group_filter_due add column connector text;
update group_filter_due due set connector = object.connector
  from connector_space_object object where object.id = due.object_id;
delete from group_filter_due where connector is null;
alter table group_filter_due alter column connector set not null;
create index group_filter_due_connector on group_filter_due (connector);
