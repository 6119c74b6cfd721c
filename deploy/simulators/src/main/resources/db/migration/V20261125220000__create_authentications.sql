-- Cardholders at the access control server, by the ids that the merchant's side and the browser know.
create table authentications (
    id          text primary key,
    server_id   text   not null unique,
    card_masked text   not null,
    amount      bigint not null,
    currency    text   not null,
    value       text   not null, -- the proof for the issuer
    return_url  text   not null,
    status      text   not null,
    tries_left  int    not null
);

-- Cardholders who let a merchant take payments while they are away.
create table agreements (
    account_id text not null,
    merchant   text not null,
    primary key (account_id, merchant)
);
