-- Every diary gets a counter of its own (athlete.head), every entry its hash,
-- and the store an epoch. base is the place before the first row, so that an
-- athlete who is deleted and added again goes on counting. What an entry says
-- stands in its body alone, so that emptying it leaves nothing behind.
create table meta (
  one      integer primary key check (one = 1),
  epoch    text not null,
  athletes integer not null
) strict;
insert into meta (one, epoch, athletes)
  select 1, lower(hex(randomblob(16))), coalesce(max(seq), 0) from athlete;

create table gone (
  athlete text primary key,
  head    integer not null,
  at      integer not null
) strict;

alter table athlete rename to athlete_1;
alter table entry rename to entry_1;

create table athlete (
  key     integer primary key,
  id      text not null unique,
  name    text not null,
  created text not null,
  example integer not null default 0,
  base    integer not null default 0,
  head    integer not null default 0
) strict;
insert into athlete (key, id, name, created, example, head)
  select a.seq, a.id, a.name, a.created, a.example, (select count(*) from entry_1 e where e.athlete = a.id)
  from athlete_1 a order by a.seq;

create table entry (
  athlete  integer not null,
  srv      integer not null,
  id       text not null,
  received integer not null,
  hash     blob,
  body     text,
  primary key (athlete, srv),
  unique (athlete, id)
) strict, without rowid;
insert into entry (athlete, srv, id, received, hash, body)
  select a.key, row_number() over (partition by e.athlete order by e.seq), e.id, 0, spotter_hash(spotter_canon(e.body)), spotter_canon(e.body)
  from entry_1 e join athlete a on a.id = e.athlete order by a.key, e.seq;

drop table entry_1;
drop table athlete_1;
