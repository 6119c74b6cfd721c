// What Medusa's Stripe plugin takes from its framework, without the hundreds of packages behind it.
class AbstractPaymentProvider {
  constructor(cradle, config = {}) {
    this.container = cradle;
    this.config = config;
  }
}

// Medusa's own is exact; the amounts of the tests are exact in doubles.
class BigNumber {
  constructor(value) {
    this.numeric = Number(value);
  }
}

module.exports = {
  AbstractPaymentProvider,
  BigNumber,
  MathBN: {mult: (one, other) => one * other, div: (one, other) => one / other},
  ModuleProvider: (module, {services}) => ({module, services}),
  Modules: {PAYMENT: 'payment'},
  PaymentActions: {
    AUTHORIZED: 'authorized',
    SUCCESSFUL: 'captured',
    FAILED: 'failed',
    PENDING: 'pending',
    REQUIRES_MORE: 'requires_more',
    CANCELED: 'canceled',
    NOT_SUPPORTED: 'not_supported',
    PENDING_AUTHORIZATION: 'pending_authorization',
  },
  PaymentSessionStatus: {
    AUTHORIZED: 'authorized',
    CAPTURED: 'captured',
    PENDING: 'pending',
    REQUIRES_MORE: 'requires_more',
    ERROR: 'error',
    CANCELED: 'canceled',
    PENDING_AUTHORIZATION: 'pending_authorization',
  },
  isDefined: (value) => value !== undefined,
  isPresent: (value) => value !== undefined && value !== null && value !== '',
};
