insert into merchants values ('acct_1', '{}', 1, '2026-11-23T10:00:00Z');

insert into payment_intents
    (merchant_id, livemode, id, created_at, currency, amount, status, body) values
    ('acct_1', false, 'pi_1', '2026-11-23T10:00:00Z', 'usd', 1000, 'succeeded',
     '{"state": {"is": "Succeeded"}, "capturedAmount": 1000, "refundedAmount": 400}'),
    ('acct_1', false, 'pi_2', '2026-11-23T10:01:00Z', 'usd', 1000, 'canceled',
     '{"state": {"is": "Canceled"}, "capturedAmount": 0, "refundedAmount": 0}'),
    ('acct_1', false, 'pi_3', '2026-11-23T10:02:00Z', 'usd', 1000, 'requires_payment_method',
     '{"state": {"is": "RequiresPaymentMethod"}, "capturedAmount": 0, "refundedAmount": 0}'),
    ('acct_1', false, 'pi_4', '2026-11-23T10:03:00Z', 'usd', 1000, 'requires_confirmation',
     '{"state": {"is": "RequiresConfirmation"}, "capturedAmount": 0, "refundedAmount": 0}');

insert into charges (merchant_id, livemode, id, payment_id, created_at, amount, outcome, body) values
    ('acct_1', false, 'ch_1', 'pi_1', '2026-11-23T10:00:00Z', 1000, 'succeeded',
     '{"capturedAmount": 1000, "refundedAmount": 400}'),
    ('acct_1', false, 'ch_2', 'pi_2', '2026-11-23T10:00:00Z', 1000, 'succeeded',
     '{"capturedAmount": 0, "refundedAmount": 0}'),
    ('acct_1', false, 'ch_3', 'pi_3', '2026-11-23T10:00:00Z', 1000, 'failed',
     '{"failure": {"code": "card_declined"}, "capturedAmount": 0, "refundedAmount": 0}');

insert into refunds (merchant_id, livemode, id, payment_id, created_at, body) values
    ('acct_1', false, 're_1', 'pi_1', '2026-11-23T10:00:05Z',
     '{"amount": 400, "status": "SUCCEEDED"}');

insert into merchant_events
    (merchant_id, livemode, id, type, created_at, object, idempotency_key) values
    ('acct_1', false, 'evt_1', 'payment_intent.created', '2026-11-23T10:00:00Z', '{}', 'key-1'),
    ('acct_1', false, 'evt_2', 'payment_intent.succeeded', '2026-11-23T10:00:00Z', '{}', 'key-1'),
    ('acct_1', false, 'evt_3', 'refund.created', '2026-11-23T10:00:05Z', '{}', 'key-2');

insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at, correlation_id, value)
select topic, key, sequence, type, 'acct_1', false, '2026-11-23T10:00:00Z', 'req_1', '{}'
from (values
    ('checkout.payment.v1', 'pi_1', 1, 'PaymentSubmitted'),
    ('checkout.payment.v1', 'pi_1', 2, 'PaymentRefundRequested'),
    ('checkout.payment.v1', 'pi_2', 1, 'PaymentSubmitted'),
    ('checkout.payment.v1', 'pi_2', 2, 'PaymentCancelRequested'),
    ('checkout.payment.v1', 'pi_3', 1, 'PaymentSubmitted'),
    ('internal.checkout.submission.v1', 'pi_1', 1, 'SubmissionReceived'),
    ('internal.checkout.submission.v1', 'pi_2', 1, 'SubmissionReceived'),
    ('internal.checkout.submission.v1', 'pi_3', 1, 'SubmissionReceived'),
    ('internal.checkout.merchant.v1', 'acct_1', 1, 'MerchantChanged'))
    as e (topic, key, sequence, type);

insert into audit_log
select 1, '2026-11-23T10:00:00Z', 'ani', '127.0.0.1', 'merchant.created', 'acct_1', '{}', '', sha256(convert_to(
    '1:1795428000000000:3:ani:9:127.0.0.1:16:merchant.created:6:acct_1:2:{}', 'UTF8'));
insert into audit_log
select 2, '2026-11-23T10:00:05Z', 'budi', '127.0.0.1', 'key.revoked', 'key_1', '{}', hash, sha256(hash || convert_to(
    '2:1795428005000000:4:budi:9:127.0.0.1:11:key.revoked:5:key_1:2:{}', 'UTF8'))
from audit_log;
insert into audit_log
select 3, '2026-11-23T10:00:06Z', 'ani', '127.0.0.1', 'key.created', 'key_2', '{"kind":"secret"}', hash,
    sha256(hash || convert_to(
    '3:1795428006000000:3:ani:9:127.0.0.1:11:key.created:5:key_2:17:{"kind":"secret"}', 'UTF8'))
from audit_log where position = 2;
insert into audit_head (position, hash) select position, hash from audit_log where position = 3;
