-- The same tables as SQLite has after its second migration; see there.
create table meta (
  one      integer primary key check (one = 1),
  epoch    text not null,
  athletes bigint not null
);
insert into meta (one, epoch, athletes) values (1, replace(gen_random_uuid()::text, '-', ''), 0);

create table gone (
  athlete text primary key,
  head    bigint not null,
  at      bigint not null
);

create table athlete (
  key     bigint primary key,
  id      text not null unique,
  name    text not null,
  created text not null,
  example boolean not null default false,
  base    bigint not null default 0,
  head    bigint not null default 0
);

create table entry (
  athlete  bigint not null,
  srv      bigint not null,
  id       text not null,
  received bigint not null,
  hash     bytea,
  body     text,
  primary key (athlete, srv),
  unique (athlete, id)
);
