import type { BackendIndex } from '../gateway/backends/backend-match.ts';
import type { ClientCertificates } from '../gateway/configuration/certificates.ts';
import type { Context } from '../model/context.ts';
import type { Collections } from '../store/kinds.ts';
import type { Fault } from '../store/salvage.ts';
import type { ExaminedApi } from './examined-api.ts';
import type { ExaminedDocument } from './examined-document.ts';
import type { Finding } from './finding.ts';

/** What a doctor is given to look at. */
export interface Examination {
  /** As `process.version` has it. */
  readonly nodeVersion: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths of `env` start here. */
  readonly cwd: string;
  readonly now: Date;
  /** The folder of all state, which need not be there. */
  readonly home: string;
  readonly listeners: Listening;
  readonly context: ExaminedContext | UnknownContext;
}

/** Where `apim serve` is to listen. */
export interface Listening {
  readonly host: string;
  readonly http: number;
  readonly https: number;
  /** Whether HTTPS was asked for, so that it fails where its port is taken. */
  readonly wantsHttps: boolean;
}

export interface ExaminedContext {
  readonly name: string;
  readonly service: Context;
  readonly directory: string;
  /** What could be read. */
  readonly collections: Collections;
  readonly faults: readonly Fault[];
  readonly documents: readonly ExaminedDocument[];
  readonly apis: readonly ExaminedApi[];
  readonly certificates: ClientCertificates;
  readonly backendIndex: BackendIndex;
}

/** Even the list of contexts could not be read. */
export interface UnknownContext {
  readonly problem: string;
}

type Findings = readonly Finding[];

/** One thing that a doctor looks at. It changes nothing, and never rejects for what it finds. */
export type Source = (examination: Examination) => Findings | Promise<Findings>;

/** For what can be looked at only where a context can be read. */
export const ofContext =
  (look: (context: ExaminedContext, examination: Examination) => Findings | Promise<Findings>): Source =>
  examination =>
    'problem' in examination.context ? [] : look(examination.context, examination);
