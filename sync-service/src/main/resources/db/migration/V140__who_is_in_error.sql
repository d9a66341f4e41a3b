-- Asked at the end of each synchronization, also of one change: hardly anybody is, and nobody else need be looked at.
create index connector_space_link_error on connector_space_link (object_id) where status = 'ERROR';
