// Medusa's Stripe plugin as npm has it, in the hands of a shop: redirect.mjs is loaded before it.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import {after, test} from 'node:test';
import medusas from '@medusajs/payment-stripe';
import Stripe from 'stripe';

const base = new URL(process.env.GERBANG_URL);
const client = (key) =>
  new Stripe(key, {host: base.hostname, port: base.port, protocol: 'http'});
const dashboard = client(process.env.GERBANG_SECRET_KEY);
const browser = client(process.env.GERBANG_PUBLISHABLE_KEY);

const deliveries = [];
const shop = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const rawData = Buffer.concat(parts);
    deliveries.push({data: JSON.parse(rawData), rawData, headers: request.headers});
    response.end();
  });
});
await new Promise((ready) => shop.listen(0, '127.0.0.1', ready));
const endpoint = await dashboard.webhookEndpoints.create({
  url: `http://127.0.0.1:${shop.address().port}/hooks/payment/stripe_stripe`,
  enabled_events: ['*'],
});
after(async () => {
  await dashboard.webhookEndpoints.del(endpoint.id);
  shop.close();
});

const Provider = medusas.default.services.find((service) => service.identifier === 'stripe');
const provider = (wishes) => {
  const options = {
    apiKey: process.env.GERBANG_SECRET_KEY,
    webhookSecret: endpoint.secret,
    ...wishes,
  };
  Provider.validateOptions(options);
  return new Provider({}, options);
};
const medusa = provider();
const once = () => ({idempotency_key: randomUUID()});
const ayu = {
  email: 'ayu@example.com',
  first_name: 'Ayu',
  last_name: 'Lestari',
  phone: '+62215550100',
  billing_address: {
    address_1: 'Jalan Sudirman 1',
    city: 'Jakarta',
    country_code: 'id',
    postal_code: '10210',
  },
};

/** A session of Rp150.000. */
const initiate = (data = {}, by = medusa, context = {}) =>
  by.initiatePayment({
    amount: 150_000,
    currency_code: 'idr',
    data: {session_id: `payses_${randomUUID()}`, ...data},
    context: {...once(), ...context},
  });
const confirm = ({data}, card = 'pm_card_visa') =>
  browser.paymentIntents.confirm(data.id, {
    client_secret: data.client_secret,
    payment_method: card,
    return_url: 'https://shop.example.com/done',
  });
const held = async () => {
  const session = await initiate();
  await confirm(session);
  return medusa.authorizePayment({data: session.data, context: once()});
};
const captured = async () => {
  const {data} = await held();
  return (await medusa.capturePayment({data, context: once()})).data;
};
const newHolder = async () => {
  const {data} = await medusa.createAccountHolder({context: {customer: ayu, ...once()}});
  return {data};
};

/** What Medusa makes of the webhook that it gets of that type about the payment. */
async function told(type, payment, by = medusa) {
  const deadline = Date.now() + 30_000;
  const isWanted = ({data}) => data.type === type && data.data.object.id === payment.id;
  for (;;) {
    const delivery = deliveries.find(isWanted);
    if (delivery) return by.getWebhookActionAndData(delivery);
    assert.ok(Date.now() < deadline, `no ${type} about ${payment.id}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

async function assertTold(type, payment, action, amount = 150_000) {
  const session_id = payment.metadata.session_id;
  assert.deepEqual(await told(type, payment), {action, data: {session_id, amount}});
}

// A bank that never answers is given up after seconds: the other tests go on meanwhile.
const unanswered = (async () => {
  const card = {number: '4456553000000009', exp_month: 12, exp_year: 2034, cvc: '123'};
  const {id} = await browser.paymentMethods.create({type: 'card', card});
  const session = await initiate();
  await confirm(session, id);
  return session.data;
})();

test('a session is initiated and waits for the shopper', async () => {
  const {id, status, data} = await initiate();

  assert.equal(status, 'pending');
  assert.equal(data.id, id);
  assert.equal(data.amount, 15_000_000);
  assert.ok(data.client_secret);
  await assertTold('payment_intent.created', data, 'pending');
});

test('a session that begins with a card waits, too', async () => {
  const {status, data} = await initiate({payment_method: 'pm_card_visa'});

  assert.equal(status, 'pending');
  await assertTold('payment_intent.created', data, 'pending');
});

test('a session that is initiated twice is one payment', async () => {
  const [again, session_id] = [once(), `payses_${randomUUID()}`];

  const first = await initiate({session_id}, medusa, again);
  const second = await initiate({session_id}, medusa, again);

  assert.equal(second.id, first.id);
});

test('a session is initiated with all that Medusa can ask for', async () => {
  const wishes = {automaticPaymentMethods: true, paymentDescription: 'An order', capture: true};
  const holder = await newHolder();

  const {data} = await initiate({setup_future_usage: 'off_session'}, provider(wishes), {
    account_holder: holder,
  });

  assert.equal(data.description, 'An order');
  assert.equal(data.capture_method, 'automatic');
  assert.equal(data.customer, holder.data.id);
  assert.equal(data.setup_future_usage, 'off_session');
});

test('a session that is confirmed at once and declined is an error', async () => {
  const declined = {confirm: true, payment_method: 'pm_card_visa_chargeDeclined'};

  const {id, status, data} = await initiate({...declined, payment_method_types: ['card']});

  assert.equal(status, 'error');
  assert.equal(id, data.id);
  assert.equal(data.last_payment_error.code, 'card_declined');
  await assertTold('payment_intent.payment_failed', data, 'failed');
});

test('a payment that the shopper confirmed is authorized', async () => {
  const {status, data} = await held();

  assert.equal(status, 'authorized');
  assert.equal(data.payment_method.card.last4, '4242');
  await assertTold('payment_intent.amount_capturable_updated', data, 'authorized');
});

test('a payment that is taken at once is captured', async () => {
  const session = await initiate({}, provider({capture: true}));
  await confirm(session);

  const {status} = await medusa.authorizePayment({data: session.data});

  assert.equal(status, 'captured');
  await assertTold('payment_intent.succeeded', session.data, 'captured');
});

test('a payment whose bank asks for the shopper requires more', async () => {
  const session = await initiate();
  await confirm(session, 'pm_card_authenticationRequired');

  const {status} = await medusa.getPaymentStatus({data: session.data});

  assert.equal(status, 'requires_more');
  await assertTold('payment_intent.requires_action', session.data, 'requires_more');
});

test('a payment is captured, and capturing it again changes nothing', async () => {
  const {data} = await held();

  const first = await medusa.capturePayment({data, context: once()});
  const second = await medusa.capturePayment({data, context: once()});

  assert.equal(first.data.status, 'succeeded');
  assert.equal(second.data.id, first.data.id);
  assert.equal(second.data.amount_received, 15_000_000);
  await assertTold('payment_intent.succeeded', data, 'captured');
});

test('a payment that nobody confirmed cannot be captured', async () => {
  const {data} = await initiate();

  await assert.rejects(medusa.capturePayment({data, context: once()}), /in capturePayment/);
});

test('a payment is refunded in parts, and no more than there is', async () => {
  const data = await captured();
  const refund = (amount) => medusa.refundPayment({amount, data, context: once()});
  const refunded = async () =>
    (await dashboard.charges.retrieve(data.latest_charge)).amount_refunded;

  await refund(50_000);
  assert.equal(await refunded(), 5_000_000);
  await assert.rejects(refund(100_001), /in refundPayment/);
  await refund(100_000);
  await refund(100_000);

  assert.equal(await refunded(), 15_000_000);
});

test('a payment is canceled, and canceling it again changes nothing', async () => {
  const {data} = await held();

  const first = await medusa.cancelPayment({data, context: once()});
  const second = await medusa.deletePayment({data, context: once()});

  assert.equal(first.data.status, 'canceled');
  assert.equal(second.data.id, first.data.id);
  assert.equal(second.data.status, 'canceled');
  await assertTold('payment_intent.canceled', data, 'canceled');
});

test('a captured payment cannot be canceled', async () => {
  const data = await captured();

  await assert.rejects(medusa.cancelPayment({data, context: once()}), /in cancelPayment/);
});

test('a session follows the cart to another amount', async () => {
  const {data} = await initiate();
  const change = {data, amount: 175_000, currency_code: 'idr', context: once()};

  const updated = await medusa.updatePayment(change);

  assert.equal(updated.status, 'pending');
  assert.equal(updated.data.amount, 17_500_000);
});

test('a payment is read in the currency of the shop', async () => {
  const {data} = await medusa.retrievePayment({data: (await initiate()).data});

  assert.equal(data.amount, 150_000);
});

test('an account holder is created, updated and deleted', async () => {
  const context = {customer: ayu, ...once()};
  const {id, data} = await medusa.createAccountHolder({context});
  assert.equal(data.name, 'Ayu Lestari');
  assert.equal(data.address.line1, 'Jalan Sudirman 1');

  const moved = {...ayu, company_name: 'PT Lestari', phone: null};
  const account_holder = {data};
  const updated = await medusa.updateAccountHolder({
    context: {account_holder, customer: moved, ...once()},
  });
  assert.equal(updated.data.id, id);
  assert.equal(updated.data.name, 'PT Lestari');
  assert.equal(updated.data.phone, null);

  await medusa.deleteAccountHolder({context: {account_holder}});
  assert.equal((await dashboard.customers.retrieve(id)).deleted, true);
});

test('a card is kept with a payment, pays again, is listed and deleted', async () => {
  const account_holder = await newHolder();
  const context = {account_holder};
  assert.deepEqual(await medusa.listPaymentMethods({context}), []);
  const session = await initiate({setup_future_usage: 'off_session'}, medusa, context);
  await confirm(session);

  const [kept, ...others] = await medusa.listPaymentMethods({context});

  assert.deepEqual(others, []);
  assert.equal(kept.data.card.last4, '4242');
  const absent = {payment_method: kept.id, off_session: true, confirm: true};
  const again = {...absent, payment_method_types: ['card']};
  assert.equal((await initiate(again, medusa, context)).status, 'authorized');
  await medusa.deletePaymentMethod({data: {id: kept.id}, context: once()});
  assert.deepEqual(await medusa.listPaymentMethods({context}), []);
});

test('a card is saved without a payment', async () => {
  const account_holder = await newHolder();

  const saved = await medusa.savePaymentMethod({
    data: {usage: 'off_session'},
    context: {account_holder, ...once()},
  });

  assert.match(saved.id, /^seti_/);
  assert.equal(saved.data.customer, account_holder.data.id);
  assert.ok(saved.data.client_secret);
});

test('a webhook with a wrong signature is refused', async () => {
  const {data} = await initiate();
  await told('payment_intent.created', data);

  const forgetful = provider({webhookSecret: 'whsec_other'});

  await assert.rejects(forgetful.getWebhookActionAndData(deliveries[0]), /constructWebhookEvent/);
});

test('a webhook about a payment of another shop is not acted upon', async () => {
  const payment = await dashboard.paymentIntents.create({amount: 15_000_000, currency: 'idr'});

  assert.equal((await told('payment_intent.created', payment)).action, 'not_supported');
});

test('a payment whose bank answers late is pending, then authorized', async () => {
  const data = await unanswered;

  await assertTold('payment_intent.processing', data, 'pending');
  const patient = provider({asyncPaymentMethodTypes: ['card']});
  const {action} = await told('payment_intent.processing', data, patient);
  assert.equal(action, 'pending_authorization');
  await assertTold('payment_intent.amount_capturable_updated', data, 'authorized');
});
