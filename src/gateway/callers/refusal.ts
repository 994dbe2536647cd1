import type { ResponseMessage } from '../../http/message.ts';
import { reply } from '../../http/reply.ts';
import type { LastError } from '../../policy/last-error.ts';

/** Why a request goes no further, for the caller and for the log. Nothing after it on its connection is read. */
export interface Refusal {
  readonly response: ResponseMessage;
  readonly error: LastError;
}

/** What a status of a refusal is called: in the status line, and in the body. */
const TEXTS = {
  400: ['Bad Request', 'Bad request'],
  408: ['Request Timeout', 'Request timeout'],
  413: ['Content Too Large', 'Content too large'],
  414: ['URI Too Long', 'URI too long'],
  417: ['Expectation Failed', 'Expectation failed'],
  431: ['Request Header Fields Too Large', 'Request header fields too large'],
  501: ['Not Implemented', 'Not implemented'],
  505: ['HTTP Version Not Supported', 'HTTP version not supported'],
} as const;

/** The message is a sentence for the log alone; the caller learns no more than the status says. */
export function refusal(status: keyof typeof TEXTS, message: string): Refusal {
  const [statusText, text] = TEXTS[status];
  return {
    response: reply(status, statusText, text, undefined),
    error: { source: 'gateway', reason: statusText.replaceAll(' ', ''), message },
  };
}
