import type { RawHeaders } from '../../http/headers.ts';
import type { Body } from '../../http/message.ts';
import type { CallContext } from '../call-context.ts';
import type { Section } from '../sections.ts';

/** What requests and responses have in common. */
export interface Message {
  headers: RawHeaders;
  body: Body | undefined;
}

/** Which message the policies of a section change. */
export const messageKind = (section: Section): 'request' | 'response' =>
  section === 'inbound' || section === 'backend' ? 'request' : 'response';

/** The message itself; undefined where there is none yet. */
export const messageOf = (kind: 'request' | 'response'): ((context: CallContext) => Message | undefined) =>
  kind === 'request' ? ({ request }) => request : ({ response }) => response;
