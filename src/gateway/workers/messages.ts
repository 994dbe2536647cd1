import * as v from 'valibot';
import { contextShape } from '../../model/context.ts';
import { changesShape } from '../../store/notices.ts';
import { questionShape } from './memory-messages.ts';

/** What a worker is to serve, and how. It holds the key of the HTTPS listener, and is neither an argument nor in the environment. */
const settingsShape = v.object({
  /** The folder of all of apim's state. */
  home: v.string(),
  context: contextShape,
  host: v.string(),
  port: v.number(),
  https: v.optional(v.object({ port: v.number(), certificate: v.string(), privateKey: v.string() })),
  timeouts: v.object({ connect: v.number(), headers: v.number(), idle: v.number() }),
  callerLimits: v.object({ head: v.number(), idle: v.number(), headerSize: v.number(), urlLength: v.number() }),
  backendLimits: v.object({ connections: v.number(), waiting: v.number() }),
  expressionLimits: v.object({ steps: v.number(), milliseconds: v.number(), size: v.number() }),
  extraCa: v.array(v.string()),
  identity: v.optional(
    v.object({ source: v.string(), cwd: v.string(), env: v.record(v.string(), v.optional(v.string())) }),
  ),
  allowedHosts: v.array(v.string()),
  allowedOrigins: v.array(v.string()),
  onlyBackend: v.optional(v.string()),
  strictProtocols: v.boolean(),
  skipsUnsupported: v.boolean(),
  logFormat: v.picklist(['text', 'json']),
  failuresOnly: v.boolean(),
  /** Which requests are traced; absent: none. */
  trace: v.optional(v.picklist(['failures', 'all'])),
});
export type WorkerSettings = v.InferOutput<typeof settingsShape>;

/** Pairs a question with its answer. */
const id = v.number();

const toWorkerShape = v.variant('kind', [
  v.object({ kind: v.literal('start'), settings: settingsShape }),
  v.object({ kind: v.literal('apply'), id, changes: changesShape }),
  v.object({ kind: v.literal('claimed'), id, first: v.boolean() }),
  /** Of the memory, to a question of the worker's; absent: nothing. */
  v.object({ kind: v.literal('answered'), id, answer: v.optional(v.unknown()) }),
  /** So many characters of its traces are written. */
  v.object({ kind: v.literal('traces taken'), length: v.number() }),
  v.object({ kind: v.literal('close'), grace: v.number() }),
]);
export type ToWorker = v.InferOutput<typeof toWorkerShape>;

/** What there is to tell of what is served; as Gateway has it. */
const servedShape = v.object({
  overview: v.array(v.string()),
  forwardsAll: v.boolean(),
  broken: v.array(v.string()),
  skipped: v.array(v.string()),
});
export type Served = v.InferOutput<typeof servedShape>;

const toPrimaryShape = v.variant('kind', [
  /** It listens to messages: node:cluster drops those that come sooner. */
  v.object({ kind: v.literal('up') }),
  /** It listens and serves. */
  v.object({ kind: v.literal('ready'), url: v.string(), httpsUrl: v.optional(v.string()), served: servedShape }),
  /** It cannot start, for a reason that the user can mend; it ends. */
  v.object({ kind: v.literal('refused'), message: v.string() }),
  v.object({ kind: v.literal('applied'), id, lines: v.array(v.string()), served: servedShape }),
  v.object({ kind: v.literal('failed'), id, message: v.string() }),
  /** Is this the first worker that wants to tell of the subject? */
  v.object({ kind: v.literal('claim'), id, subject: v.string() }),
  /** To the memory of all workers. */
  v.object({ kind: v.literal('ask'), id, question: questionShape }),
  /** Whole lines of the access log, without the last line break. */
  v.object({ kind: v.literal('log'), lines: v.string() }),
  /** A whole trace, as `traceOnWire` has it. */
  v.object({ kind: v.literal('traced'), trace: v.string() }),
  /** A line for the terminal. */
  v.object({ kind: v.literal('tell'), line: v.string() }),
  v.object({ kind: v.literal('bug'), stack: v.string() }),
  /** All requests have ended and all that there is to say was said. */
  v.object({ kind: v.literal('closed') }),
]);
export type ToPrimary = v.InferOutput<typeof toPrimaryShape>;

/** Both throw what is a bug: primary and workers are of one version. */
export const toWorker = (message: unknown): ToWorker => v.parse(toWorkerShape, message);
export const toPrimary = (message: unknown): ToPrimary => v.parse(toPrimaryShape, message);
