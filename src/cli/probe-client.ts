import type { Probe } from '../probe/probe.ts';
import type { Paper } from './paper.ts';
import { relativeTime } from './relative-time.ts';

const INDENT = 14;
const SHOWN_AUTHORITIES = 8;

const ASKED = {
  handshake: 'in the handshake',
  renegotiation: 'after the request, by renegotiation (TLS 1.2)',
  'post-handshake': 'after the handshake (TLS 1.3)',
  'not seen': 'never',
  unknown: 'cannot be told: a part of the handshake could not be read',
} as const;

const SOURCES = {
  policy: 'by a policy',
  backend: 'by the backend entity',
  only: 'as the only one of this context',
  option: 'by --certificate',
} as const;

/** Whether the server asked for a client certificate, whose it takes, and what it got. */
export function clientLines(probe: Probe, now: Date, paper: Paper): string[] {
  const { presentation, handshake } = probe;
  const alerts = handshake?.alerts.filter(({ from }) => from === 'server') ?? [];
  const facts: [string, string][] = [
    ['asked for', ASKED[presentation.asked]],
    ['accepts', accepts(probe)],
    ['signatures', signatures(probe)],
    ['configured', configured(probe, now)],
    ['sent', sent(probe)],
    ['refused', alerts.map(({ description, level }) => `alert ${description} (${level})`).join(', ')],
  ];
  return [
    '',
    'The client certificate',
    ...facts
      .filter(([, value]) => value !== '')
      .flatMap(([name, value]) =>
        paper.paragraph(`  ${paper.paint({ text: name.padEnd(INDENT - 2), colour: 'dim' })}`, INDENT, value),
      ),
  ];
}

function accepts({ presentation: { asked, authorities, isAccepted } }: Probe): string {
  if (asked === 'not seen' || asked === 'unknown') return '';
  if (authorities.length === 0) return 'the server names no CA';
  const shown = authorities.slice(0, SHOWN_AUTHORITIES).join('; ');
  const more = authorities.length > SHOWN_AUTHORITIES ? ` and ${authorities.length - SHOWN_AUTHORITIES} more` : '';
  const verdict = isAccepted === undefined ? '' : isAccepted ? ' (ours is)' : ' (ours is not)';
  return `those issued by ${shown}${more}${verdict}`;
}

/** Told where they are what keeps a certificate from being sent. */
const signatures = ({ presentation: { unsent, signatureAlgorithms } }: Probe): string =>
  unsent === undefined ? '' : signatureAlgorithms.join(', ');

function configured({ presentation: { certificate }, way: { source } }: Probe, now: Date): string {
  if (certificate === undefined) return 'none';
  const { id, subject, issuer, expirationDate } = certificate;
  const how = source === undefined ? '' : `, ${SOURCES[source]}`;
  return `${id}${how}: ${subject}, issued by ${issuer}, ${expiry(new Date(expirationDate), now)}`;
}

const expiry = (date: Date, now: Date): string =>
  date < now ? relativeTime(date, now) : `expires ${relativeTime(date, now)}`;

function sent({ presentation }: Probe): string {
  if (presentation.sent === 'unknown') return 'cannot be told';
  if (presentation.sent === 'not seen') return 'no';
  if (presentation.sent === 0)
    return presentation.unsent === undefined
      ? 'an empty list: none is configured'
      : `no, an empty list: ${presentation.unsent}`;
  const others = presentation.sent - 1;
  return others === 0 ? 'yes, alone' : `yes, with ${others} certificate${others === 1 ? '' : 's'} above it`;
}
