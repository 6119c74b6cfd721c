// The payments of a merchant who uses the official Node client, only its base URL changed.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {runInNewContext} from 'node:vm';
import Stripe from 'stripe';
import {answers, deviations, recording} from './typings.mjs';

const base = new URL(process.env.GERBANG_URL);
const client = (key) =>
  new Stripe(key, {
    host: base.hostname,
    port: base.port,
    protocol: 'http',
    httpClient: recording(Stripe.createNodeHttpClient()),
  });
const stripe = client(process.env.GERBANG_SECRET_KEY);
const browser = client(process.env.GERBANG_PUBLISHABLE_KEY);

const order = {amount: 15_000_000, currency: 'idr', payment_method_types: ['card']};
const paid = {...order, payment_method: 'pm_card_visa', confirm: true};
const held = {...paid, capture_method: 'manual'};
const card = {number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123'};

async function until(wanted, read) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    assert.ok(Date.now() < deadline, `still not as expected: ${JSON.stringify(value)}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

test('a confirmed payment succeeds', async () => {
  const payment = await stripe.paymentIntents.create(paid);

  assert.equal(payment.status, 'succeeded');
  assert.equal(payment.amount_received, order.amount);
  const charge = await stripe.charges.retrieve(payment.latest_charge);
  assert.equal(charge.payment_method_details.card.last4, '4242');
});

test('a declined card is a StripeCardError', async () => {
  const declined = {...paid, payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds'};

  await assert.rejects(stripe.paymentIntents.create(declined), (error) => {
    assert.ok(error instanceof Stripe.errors.StripeCardError);
    assert.equal(error.code, 'card_declined');
    assert.equal(error.decline_code, 'insufficient_funds');
    assert.equal(error.payment_intent.status, 'requires_payment_method');
    return true;
  });
});

test('a merchant reads who it is', async () => {
  const account = await stripe.accounts.retrieveCurrent();
  assert.equal(account.charges_enabled, true);
  assert.equal(account.default_currency, 'idr');
});

test('a hold is captured, captured in part, or canceled', async () => {
  const whole = await stripe.paymentIntents.create(held);
  assert.equal(whole.status, 'requires_capture');
  const captured = await stripe.paymentIntents.capture(whole.id);
  assert.equal(captured.amount_received, order.amount);

  const partly = await stripe.paymentIntents.create(held);
  const part = await stripe.paymentIntents.capture(partly.id, {amount_to_capture: 5_000_000});
  assert.equal(part.amount_received, 5_000_000);

  const unwanted = await stripe.paymentIntents.create(held);
  const canceled = await stripe.paymentIntents.cancel(unwanted.id);
  assert.equal(canceled.status, 'canceled');
});

test('a payment is refunded in parts and in full', async () => {
  const payment = await stripe.paymentIntents.create(paid);

  const part = await stripe.refunds.create({payment_intent: payment.id, amount: 5_000_000});
  assert.equal(part.status, 'succeeded');
  const rest = await stripe.refunds.create({payment_intent: payment.id});
  assert.equal(rest.amount, 10_000_000);
  const charge = await stripe.charges.retrieve(payment.latest_charge);
  assert.equal(charge.refunded, true);
  await assert.rejects(stripe.refunds.create({payment_intent: payment.id}), {
    code: 'charge_already_refunded',
  });
});

test('the same idempotency key twice makes one payment', async () => {
  const once = {idempotencyKey: 'node-order-1'};

  const first = await stripe.paymentIntents.create(paid, once);
  const second = await stripe.paymentIntents.create(paid, once);

  assert.equal(second.id, first.id);
  await assert.rejects(
    stripe.paymentIntents.create({...paid, amount: 1_000_000}, once),
    Stripe.errors.StripeIdempotencyError,
  );
});

test('a list is paged by the client', async () => {
  const made = [];
  for (let number = 0; number < 7; number++) {
    made.unshift((await stripe.paymentIntents.create(order)).id);
  }

  const listed = [];
  for await (const payment of stripe.paymentIntents.list({limit: 3})) {
    listed.push(payment.id);
  }

  assert.deepEqual(listed.slice(0, made.length), made);
  assert.equal(new Set(listed).size, listed.length);
});

test('events tell what happened to a payment', async () => {
  const payment = await stripe.paymentIntents.create(paid);

  const {data} = await stripe.events.list({type: 'payment_intent.succeeded'});

  assert.equal(data[0].data.object.id, payment.id);
});

test('a webhook is verified by the client', async () => {
  const deliveries = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      deliveries.push({
        body: Buffer.concat(parts),
        signature: request.headers['stripe-signature'],
      });
      response.end();
    });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = await stripe.webhookEndpoints.create({
    url: `http://127.0.0.1:${server.address().port}/webhooks`,
    api_version: Stripe.API_VERSION,
    enabled_events: ['payment_intent.succeeded'],
  });
  try {
    const payment = await stripe.paymentIntents.create(paid);
    const [delivery] = await until((all) => all.length > 0, () => deliveries);

    const event = stripe.webhooks.constructEvent(
      delivery.body,
      delivery.signature,
      endpoint.secret,
    );
    assert.equal(event.type, 'payment_intent.succeeded');
    assert.equal(event.data.object.id, payment.id);
    assert.throws(
      () => stripe.webhooks.constructEvent(delivery.body, delivery.signature, 'whsec_other'),
      Stripe.errors.StripeSignatureVerificationError,
    );
  } finally {
    await stripe.webhookEndpoints.del(endpoint.id);
    server.close();
  }
});

test('a card that the browser gave to the vault pays', async () => {
  const method = await browser.paymentMethods.create({type: 'card', card});
  const payment = await stripe.paymentIntents.create({...paid, payment_method: method.id});
  assert.equal(payment.status, 'succeeded');

  const token = await browser.tokens.create({card});
  const ofToken = await stripe.paymentMethods.create({type: 'card', card: {token: token.id}});
  assert.equal(ofToken.card.fingerprint, method.card.fingerprint);

  const mistyped = {...card, number: '4242424242424241'};
  await assert.rejects(browser.paymentMethods.create({type: 'card', card: mistyped}), {
    code: 'incorrect_number',
  });
});

test('a customer keeps a card and is found again', async () => {
  const customer = await stripe.customers.create({email: 'ayu@example.com', name: 'Ayu'});
  const card = await stripe.paymentMethods.attach('pm_card_visa', {customer: customer.id});
  const own = {customer: customer.id, payment_method: card.id, off_session: true};
  const first = await stripe.paymentIntents.create({...paid, ...own});
  const second = await stripe.paymentIntents.create({...paid, ...own});

  const found = await stripe.paymentIntents.search({query: `customer:"${customer.id}"`});
  assert.deepEqual(found.data.map((payment) => payment.id), [second.id, first.id]);
  const cards = await stripe.customers.listPaymentMethods(customer.id);
  assert.equal(cards.data[0].id, card.id);
  await stripe.paymentMethods.detach(card.id);
  await assert.rejects(stripe.paymentIntents.create({...paid, ...own}), {param: 'payment_method'});
  assert.equal((await stripe.customers.del(customer.id)).deleted, true);
});

// Runs the page's own script where there is no browser.
async function open(page) {
  const html = await (await fetch(page)).text();
  const script = await (await fetch(new URL('/c/pay.js', base))).text();
  const listeners = {};
  const listen = (type, listener) => (listeners[type] = listener);
  const attribute = (name) => html.match(new RegExp(`data-${name}="([^"]+)"`))[1];
  const elements = {
    pay: {dataset: {key: attribute('key'), confirm: attribute('confirm')}, addEventListener: listen},
    submit: {disabled: true},
    message: {},
  };
  for (const id of ['email', 'number', 'expiry', 'cvc', 'name']) {
    assert.match(html, new RegExp(`<input id="${id}"`));
    elements[id] = {value: ''};
  }
  const sent = [];
  const location = {assign: (url) => (location.href = url)};
  runInNewContext(script, {
    document: {getElementById: (id) => elements[id]},
    window: {addEventListener: listen, location},
    fetch: (path, options) => {
      sent.push({path, body: options.body});
      return fetch(new URL(path, base), options);
    },
    URLSearchParams,
  });
  listeners.pageshow();
  return {elements, location, sent, submit: () => listeners.submit({preventDefault() {}})};
}

test("the hosted page's script takes the card to the vault and the shopper to the shop", async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'https://shop.example/thanks?session={CHECKOUT_SESSION_ID}',
    line_items: [
      {price_data: {currency: 'idr', unit_amount: 5_000_000, product_data: {name: 'Kopi'}}, quantity: 3},
    ],
  });
  const page = await open(session.url);
  const {elements, location, sent} = page;
  elements.expiry.value = '12 / 34';
  elements.cvc.value = '123';
  elements.name.value = 'Ayu';
  elements.email.value = 'ayu@example.com';

  elements.number.value = '4000 0000 0000 9995';
  await page.submit();
  assert.equal(elements.message.textContent, 'Your card has insufficient funds.');
  assert.equal(elements.submit.disabled, false);

  elements.number.value = '4242 4242 4242 4242';
  await Promise.all([page.submit(), page.submit()]);
  assert.equal(location.href, `https://shop.example/thanks?session=${session.id}`);
  assert.equal(sent.length, 4);
  for (const {path, body} of sent) {
    assert.equal(body.includes('number'), path === '/v1/payment_methods');
  }
  const paid = await stripe.checkout.sessions.retrieve(session.id, {expand: ['payment_intent']});
  assert.equal(paid.payment_status, 'paid');
  assert.equal(paid.customer_details.email, 'ayu@example.com');
  assert.equal(paid.payment_intent.amount_received, 15_000_000);
});

test('a card that is set up tells of its attempt and its mandate', async () => {
  const setup = await stripe.setupIntents.create({
    payment_method: 'pm_card_visa',
    confirm: true,
    mandate_data: {
      customer_acceptance: {type: 'online', online: {ip_address: '192.0.2.1', user_agent: 'Mosaic'}},
    },
    expand: ['latest_attempt'],
  });
  assert.equal(setup.latest_attempt.status, 'succeeded');
  const mandate = await stripe.mandates.retrieve(setup.mandate);
  assert.equal(mandate.customer_acceptance.online.user_agent, 'Mosaic');
});

test('a session that keeps a card has its setup intent from the start', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    success_url: 'https://shop.example/thanks',
    payment_method_options: {card: {request_three_d_secure: 'any'}},
    expand: ['setup_intent'],
  });
  assert.equal(session.setup_intent.status, 'requires_payment_method');
  assert.equal(session.payment_status, 'no_payment_required');
  assert.equal((await stripe.checkout.sessions.expire(session.id)).status, 'expired');
});

test('what exists can be read again, alone and in lists', async () => {
  const order = await stripe.paymentIntents.create({
    ...paid,
    description: 'Two coffees',
    metadata: {table: '7'},
    receipt_email: 'ani@example.com',
    shipping: {name: 'Ani', address: {line1: 'Jalan Braga 1', city: 'Bandung', country: 'ID'}},
    expand: ['latest_charge.balance_transaction', 'payment_method'],
  });
  await stripe.charges.retrieve(order.latest_charge.id, {expand: ['payment_intent']});
  const refund = await stripe.refunds.create({charge: order.latest_charge.id, amount: 1_000_000});
  await stripe.refunds.retrieve(refund.id, {expand: ['charge', 'payment_intent']});
  await stripe.events.list({limit: 100});
  const endpoint = await stripe.webhookEndpoints.create({
    url: 'http://127.0.0.1:9/webhooks',
    enabled_events: ['*'],
  });
  await stripe.webhookEndpoints.retrieve(endpoint.id);
  await stripe.webhookEndpoints.list();
  await stripe.webhookEndpoints.del(endpoint.id);
});

// Last of those that pay, since from here on the merchant's time stands still.
test('a balance is paid out when its time has come', async () => {
  const clocks = stripe.testHelpers.testClocks;
  const ready = (clock) =>
    until((it) => it.status === 'ready', () => clocks.retrieve(clock.id));
  const soon = Math.floor(Date.now() / 1000) + 60;
  const clock = await ready(await clocks.create({frozen_time: soon}));
  const payment = await stripe.paymentIntents.create(paid);
  const posted = await until(
    (charge) => charge.balance_transaction?.net !== undefined,
    () => stripe.charges.retrieve(payment.latest_charge, {expand: ['balance_transaction']}),
  );
  assert.equal(posted.balance_transaction.amount, order.amount);
  const transactions = await stripe.balanceTransactions.list({limit: 1});
  assert.equal(transactions.data[0].source, payment.latest_charge);

  await ready(await clocks.advance(clock.id, {frozen_time: soon + 14 * 24 * 3600}));

  const payouts = await stripe.payouts.list();
  assert.ok(payouts.data.length > 0);
  assert.ok(payouts.data.every((payout) => payout.status === 'paid'));
  await stripe.payouts.retrieve(payouts.data[0].id, {expand: ['balance_transaction']});
  const balance = await stripe.balance.retrieve();
  assert.equal(balance.available[0].amount, 0);
  assert.equal(balance.pending[0].amount, 0);
  await stripe.testHelpers.testClocks.list();
  await stripe.testHelpers.testClocks.del(clock.id);
});

test('every answer is as the typings of the client say', () => {
  const checked = new Set(answers().map((answer) => answer.object));
  for (const object of [
    'account',
    'balance',
    'balance_transaction',
    'charge',
    'checkout.session',
    'customer',
    'event',
    'list',
    'mandate',
    'payment_intent',
    'payment_method',
    'payout',
    'refund',
    'setup_attempt',
    'setup_intent',
    'test_helpers.test_clock',
    'token',
    'webhook_endpoint',
  ]) {
    assert.ok(checked.has(object), `no ${object} was answered`);
  }
  assert.deepEqual(deviations(answers()), []);
});

test('an answer that is not as the typings say is told', () => {
  const refund = answers().find((answer) => answer.object === 'refund');
  const wrong = {created: undefined, amount: 1.5, currency: null, reason: 'none', fee: 1};

  const told = deviations(
    Object.entries(wrong).map(([field, value]) => ({...refund, [field]: value})),
  ).join('\n');

  for (const field of Object.keys(wrong)) {
    assert.match(told, new RegExp(`\\b${field}\\b`));
  }
});
