// For clients without an option for the base URL: what they send to Stripe goes to Gerbang.
import https from 'node:https';
import net from 'node:net';

const {hostname, port} = new URL(process.env.GERBANG_URL);
const {createConnection} = https.Agent.prototype;

https.Agent.prototype.createConnection = function (options, done) {
  if (options.host !== 'api.stripe.com') return createConnection.call(this, options, done);
  const socket = net.connect({host: hostname, port});
  // Stripe's client sends its request once TLS is agreed on.
  return socket.once('connect', () => socket.emit('secureConnect'));
};
