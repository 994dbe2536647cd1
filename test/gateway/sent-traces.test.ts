import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestTrace } from '../../src/gateway/trace/request-trace.ts';
import { traceFromWire, traceOnWire } from '../../src/gateway/trace/trace-wire.ts';
import type { ToPrimary } from '../../src/gateway/workers/messages.ts';
import { SentTraces } from '../../src/gateway/workers/sent-traces.ts';

const trace: RequestTrace = {
  id: 'id',
  service: 'apim',
  time: new Date('2026-12-01T00:00:00Z'),
  method: 'GET',
  url: 'http://localhost/',
  headers: [['A', 'b']],
  api: undefined,
  steps: [],
  status: 200,
  took: 1.5,
  responseBytes: 3,
  error: undefined,
  remedy: undefined,
  hint: undefined,
  isWhole: true,
};

test('a trace of a worker is as it was, its time too', () => {
  const { api, error, remedy, hint, ...told } = trace;
  assert.deepEqual([api, error, remedy, hint], [undefined, undefined, undefined, undefined]);
  assert.deepEqual(traceFromWire(traceOnWire(trace)), told);
});

test('of traces that come faster than they are written some are left out, and that is told', () => {
  const sent: ToPrimary[] = [];
  const { length } = traceOnWire(trace);
  const traces = new SentTraces(message => sent.push(message), 2 * length + 1);
  for (let count = 0; count < 5; count += 1) traces.write(trace);
  assert.deepEqual(
    sent.map(({ kind }) => kind),
    ['traced', 'traced'],
  );
  traces.taken(length);
  assert.deepEqual(sent.at(-1), { kind: 'tell', line: '3 traces were left out: more came than could be written.' });
  traces.write(trace);
  traces.write(trace);
  traces.taken(2 * length);
  assert.deepEqual(
    sent.slice(3).map(message => (message.kind === 'tell' ? message.line : message.kind)),
    ['traced', 'A trace was left out: more came than could be written.'],
  );
});

test('one trace is sent however long it is', () => {
  const sent: ToPrimary[] = [];
  new SentTraces(message => sent.push(message), 10).write(trace);
  assert.equal(sent.length, 1);
});
