insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at, correlation_id, value)
select 'fraud.payment.v1', key, 1, 'PaymentScreened', 'acct_1', false, '2026-11-23T10:00:00Z', 'req_1', '{}'
from (values ('pi_1'), ('pi_2'), ('pi_3')) as e (key);

insert into velocity_counts (merchant_id, livemode, counter, subject_id, bucket_start, count, recorded_at) values
    ('acct_1', false, 'card_declines_per_hour', 'card_1', '2026-11-23T10:00:00Z', 1, '2026-11-23T10:00:01Z'),
    ('acct_1', false, 'card_declines_per_day', 'card_1', '2026-11-23T10:00:00Z', 1, '2026-11-23T10:00:01Z');
