-- What is wrong with the books: empty when nothing is. Reads all of them.
create function ledger_breaks() returns table (rule text, subject text, detail text)
    language sql stable
    set enable_seqscan = on set enable_hashjoin = on set enable_mergejoin = on as
$$
with entry_text as (
    select transaction_id,
           string_agg('|' || account || ':' || currency || ':' || amount || ':'
                      || coalesce((extract(epoch from available_on) * 1000000)::bigint::text, '-'),
                      '' order by line) as text
    from ledger_entries group by transaction_id
), block_text as (
    select t.chain, t.block,
           string_agg(t.id || '|' || t.merchant_id || '|'
                      || case when t.livemode then 't' else 'f' end || '|' || t.kind || '|'
                      || t.source_id || '|'
                      || (extract(epoch from t.effective_at) * 1000000)::bigint
                      || coalesce(e.text, '') || E'\n', '' order by t.position) as text
    from ledger_transactions t left join entry_text e on e.transaction_id = t.id
    group by t.chain, t.block
), linked as (
    select chain, block, hash, previous_hash,
           lag(hash, 1, '\x'::bytea) over (partition by chain order by block) as hash_before,
           row_number() over (partition by chain order by block) as expected
    from ledger_blocks
), folded as (
    select merchant_id, livemode, account, currency, available_on, sum(amount) as amount
    from (select merchant_id, livemode, account, currency, available_on, amount from balances
          union all
          select merchant_id, livemode, account, currency, available_on, amount
          from balance_changes) b
    group by merchant_id, livemode, account, currency, available_on
), entered as (
    select merchant_id, livemode, account, currency,
           coalesce(available_on, '-infinity') as available_on, sum(amount) as amount
    from ledger_entries group by 1, 2, 3, 4, 5
)
select 'transaction sums to zero', transaction_id, currency || ' ' || sum(amount)
from ledger_entries group by transaction_id, currency having sum(amount) <> 0
union all
select 'entry has its transaction', e.transaction_id, null
from ledger_entries e left join ledger_transactions t on t.id = e.transaction_id
where t.id is null
union all
select 'block follows the one before', l.chain || '/' || l.block, null
from linked l where l.block <> l.expected or l.previous_hash <> l.hash_before
union all
select 'block hash covers its transactions', l.chain || '/' || l.block, null
from linked l left join block_text t on t.chain = l.chain and t.block = l.block
where l.hash <> sha256(l.previous_hash || convert_to(coalesce(t.text, ''), 'UTF8'))
union all
select 'transaction is in a block', t.chain || '/' || t.block, null
from block_text t left join ledger_blocks b on b.chain = t.chain and b.block = t.block
where b.chain is null
union all
select 'chain ends at its head', c.chain, null
from ledger_chains c left join ledger_blocks b on b.chain = c.chain and b.block = c.block
where c.block > 0 and b.hash is distinct from c.hash
   or exists (select from ledger_blocks n where n.chain = c.chain and n.block > c.block)
union all
select 'balance is the sum of its entries',
       concat_ws('/', merchant_id, livemode, account, currency, available_on),
       coalesce(f.amount, 0) || ' instead of ' || coalesce(e.amount, 0)
from folded f
full join entered e using (merchant_id, livemode, account, currency, available_on)
where coalesce(f.amount, 0) <> coalesce(e.amount, 0)
$$;
