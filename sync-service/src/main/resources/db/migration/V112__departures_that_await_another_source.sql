-- The source that is to say first whether somebody who is gone here has moved there, keeping his anchor; null for nobody.
alter table departure add column awaits text;
