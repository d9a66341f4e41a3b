-- How many objects have failed is asked while a plan is looked at, every other second; there are few of them, or none.
create index target_object_failing on target_object (id) where attempts > 0;
