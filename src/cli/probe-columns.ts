import type { Verdict } from '../certificates/chain/check.ts';
import type { ProbeJson } from '../probe/json.ts';
import type { Surveyed } from '../probe/survey.ts';
import type { Column } from './output.ts';
import { VERDICT_COLOURS } from './verdict-colours.ts';

const WORDS: Readonly<Record<Verdict, string>> = { ok: 'ok', warning: 'ok, but', failure: 'fails' };

export const surveyColumns: readonly Column<Surveyed>[] = [
  { title: 'BACKEND', value: ({ backend, url }) => backend ?? url },
  { title: 'APIS', value: ({ apis }) => apis.join(', '), spare: 1 },
  { title: 'CERTIFICATE', value: ({ certificate }) => certificate },
  {
    title: 'TEST',
    value: ({ verdict }) => WORDS[verdict],
    colour: ({ verdict }) => VERDICT_COLOURS[verdict],
    isWhole: true,
  },
  { title: 'RESULT', value: ({ result }) => result },
  { title: 'TRY', value: ({ command }) => command },
];

export const probeColumns: readonly Column<ProbeJson>[] = [
  { title: 'URL', value: ({ url }) => url },
  { title: 'CERTIFICATE', value: ({ clientCertificate }) => clientCertificate.certificate?.id },
  {
    title: 'TEST',
    value: ({ succeeds }) => (succeeds ? 'ok' : 'fails'),
    colour: ({ succeeds }) => VERDICT_COLOURS[succeeds ? 'ok' : 'failure'],
  },
  { title: 'RESULT', value: ({ cause, status }) => cause?.message ?? status },
  { title: 'TRY', value: ({ cause }) => cause?.command },
];
