// Holds what was answered against the typings of the official client; its compiler is the judge.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';

const SHARED = 'node_modules/stripe/esm/shared.d.ts';
const OPEN = 'export type OtherString = string & Record<never, never>;';
const CLOSED = 'export type OtherString = never;';
const SOURCE = 'answers.ts';

/** Objects whose types have other names than they themselves. */
const UNLIKE = {
  item: 'LineItem',
  list: 'ApiList<unknown>',
  search_result: 'ApiSearchResult<unknown>',
};

const recorded = new Set();

/** A transport that keeps each answer as it came, before the client makes anything of it. */
export function recording(transport) {
  const send = transport.makeRequest.bind(transport);
  transport.makeRequest = async (...request) => {
    const response = await send(...request);
    const read = response.toJSON.bind(response);
    response.toJSON = async () => {
      const answer = await read();
      recorded.add(JSON.stringify(answer));
      return answer;
    };
    return response;
  };
  return transport;
}

/** Every object that was answered, alone or inside another. */
export function answers() {
  return [...recorded].flatMap((answer) => [...objects(JSON.parse(answer))]);
}

/** What the compiler finds wrong with these, each finding once. */
export function deviations(answers) {
  closeEnumerations();
  const lines = [
    "import type Stripe from 'stripe';",
    ...answers.map((answer, at) => `const _${at}: ${type(answer)} = ${literal(answer)};`),
    'export {};',
  ].flatMap((statement) => statement.split('\n'));
  writeFileSync(SOURCE, lines.join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext'];
  const {status, stdout} = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', ...options, '--pretty', 'false', SOURCE],
    {encoding: 'utf8'},
  );
  const told = stdout.replaceAll(/^answers\.ts\((\d+),\d+\): error TS\d+/gm, (_, line) =>
    lines[line - 1].replace(/^const _\d+/, '').trim(),
  );
  const findings = new Set(told.split('\n').filter((line) => /^\S/.test(line)));
  assert.equal(findings.size === 0, status === 0, stdout);
  return [...findings];
}

function* objects(value) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.object === 'string') yield value;
  for (const part of Object.values(value)) yield* objects(part);
}

/** The name of its type: Stripe.Checkout.Session is that of a `checkout.session`. */
function type({object, deleted}) {
  if (object in UNLIKE) return `Stripe.${UNLIKE[object]}`;
  const words = object.replaceAll(/(^|[._])([a-z])/g, (_, mark, letter) =>
    (mark === '.' ? '.' : '') + letter.toUpperCase(),
  );
  return `Stripe.${deleted ? words.replace(/\w+$/, 'Deleted$&') : words}`;
}

/**
 * TypeScript has no integers, and the API nothing else: a fraction is written as a text. What an
 * object was before has parts of its parts, too, of which the typings know only whole ones.
 */
function literal(answer) {
  const plain = (name, value) => {
    if (name === 'previous_attributes') return {};
    return typeof value === 'number' && !Number.isInteger(value) ? `the fraction ${value}` : value;
  };
  return JSON.stringify(answer, plain, 1);
}

/** The typings let any text be of an enumeration that may grow; here only what it has now. */
function closeEnumerations() {
  const shared = readFileSync(SHARED, 'utf8');
  assert.ok(shared.includes(OPEN) || shared.includes(CLOSED), `${SHARED} has changed`);
  writeFileSync(SHARED, shared.replace(OPEN, CLOSED));
}
