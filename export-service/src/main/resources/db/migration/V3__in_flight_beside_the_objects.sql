-- Marks of what may have been sent, in a narrow table of its own: a mark in the object's row costs a new version of the whole row and
-- of its entries in all indexes, twice for each request.
create table in_flight (
    object_id bigint primary key
);
insert into in_flight (object_id) select id from target_object where in_flight;
drop index target_object_in_flight;
alter table target_object drop column in_flight;

-- Nothing ever looks for objects by the number of an import.
drop index observed_object_generation;
