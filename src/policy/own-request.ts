import * as v from 'valibot';
import type { CallContext } from './call-context.ts';
import type { Element } from './document/element.ts';
import { type RequestDraft, requestEdits } from './edits/request.ts';
import { SECONDS } from './edits/timeout.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import type { OutgoingRequest } from './outgoing.ts';
import type { Compiler } from './statement.ts';
import { evaluate, type Kind, type Value } from './value.ts';

/** Makes the request that a policy sends, from the call as it stands. Rejects with PolicyError. */
export type RequestMaker = (context: CallContext) => Promise<Omit<OutgoingRequest, 'isDispensable'>>;

/** Milliseconds: https://learn.microsoft.com/azure/api-management/send-request-policy */
const TIMEOUT = 60_000;

/** For an element with the attributes `mode` and `timeout`, and with the parts of a request. */
export function requestMaker(element: Element, compiler: Compiler): RequestMaker {
  const source = element.name;
  const mode = compiler.optional(element, 'mode', MODE, 'new');
  const timeout = compiler.optional(element, 'timeout', SECONDS, TIMEOUT);
  checkParts(element, mode, compiler);
  const copiesBody = mayCopyBody(element, mode, compiler);
  if (copiesBody) compiler.reads({ request: true });
  const edits = requestEdits(element, compiler);
  return async context => {
    const draft = evaluate(mode, context) === 'copy' ? copyOf(context, copiesBody) : nothingYet();
    for (const edit of edits) await edit(draft, context);
    const { url, ...rest } = draft;
    if (url === undefined) throw evaluationFailure(source, "There is no 'set-url', and no URL to copy.", undefined);
    return { ...rest, source, url, timeoutMilliseconds: evaluate(timeout, context) || undefined };
  };
}

const mode = v.picklist(['new', 'copy'], 'must be one of new and copy.');
const MODE: Kind<typeof mode> = { type: 'string', schema: mode };

/** A copy has them already. */
function checkParts(element: Element, mode: Value<'new' | 'copy'>, compiler: Compiler): void {
  if (mode.kind === 'expression' || mode.value === 'copy') return;
  for (const name of ['set-url', 'set-method'])
    if (!holds(element, name))
      compiler.refuse(element, `A '${name}' element is required in '${element.name}', unless its mode is copy.`);
}

/** Once the request has gone to its backend, its body may be gone too; Azure does not copy it in outbound. */
function mayCopyBody(element: Element, mode: Value<'new' | 'copy'>, { section }: Compiler): boolean {
  const isBefore = section === 'inbound' || section === 'backend';
  const mayCopy = mode.kind === 'expression' || mode.value === 'copy';
  return isBefore && mayCopy && !holds(element, 'set-body');
}

const holds = ({ children }: Element, name: string): boolean => children.some(child => child.name === name);

const nothingYet = (): RequestDraft => ({
  method: 'GET',
  url: undefined,
  headers: [],
  body: undefined,
  certificate: undefined,
  proxy: undefined,
});

function copyOf(context: CallContext, withBody: boolean): RequestDraft {
  const { method, headers, body } = context.request;
  const isThere = withBody && body !== undefined && !body.isConsumed;
  return { ...nothingYet(), method, headers, url: context.url(), body: isThere ? body.bytes : undefined };
}
