'use strict';

// The card goes to the vault, whose name for it goes on to the session. Neither goes anywhere else.
{
  const form = document.getElementById('pay');
  const button = document.getElementById('submit');
  const message = document.getElementById('message');
  const value = (id) => document.getElementById(id).value.trim();

  const post = async (url, fields, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
      credentials: 'omit',
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.error.message);
    }
    return answer;
  };

  const card = () => {
    const [month, year] = value('expiry').split('/').map((part) => part.trim());
    const fields = {
      type: 'card',
      'card[number]': value('number').replace(/[\s-]/g, ''),
      'card[exp_month]': month || '',
      'card[exp_year]': year || '',
      'card[cvc]': value('cvc'),
      'billing_details[name]': value('name'),
    };
    if (value('email')) {
      fields['billing_details[email]'] = value('email');
    }
    return fields;
  };

  const pay = async () => {
    const key = { Authorization: 'Bearer ' + form.dataset.key };
    const method = await post('/v1/payment_methods', card(), key);
    const next = await post(form.dataset.confirm, { payment_method: method.id }, {});
    window.location.assign(next.url);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    message.textContent = '';
    try {
      await pay();
    } catch (failure) {
      message.textContent = failure.message;
      button.disabled = false;
    }
  });

  // Also when the browser brings the page back from its history.
  window.addEventListener('pageshow', () => {
    button.disabled = false;
  });
}
