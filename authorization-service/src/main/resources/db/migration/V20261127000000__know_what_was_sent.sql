-- Whether the network may know of an increment or a refund. What was never sent can still be given up where its card is
-- gone. What is there already, and what an older instance adds meanwhile, may have been sent.
alter table network_messages add column sent boolean not null default true;
